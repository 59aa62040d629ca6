import { setTimeout as after } from "node:timers/promises";
import type { Logger } from "../telemetry/log.ts";

/** Ends well, or with an error. */
export type Check = () => Promise<void>;

/** What a process is asked about. */
export interface Checks {
    /** What it can do nothing without. */
    readonly required?: Readonly<Record<string, Check>>;
    /** What it is slower without. Reported, and no reason to send nobody here: all instances would go at once. */
    readonly optional?: Readonly<Record<string, Check>>;
}

export interface ReadinessReport {
    readonly ready: boolean;
    readonly stopping: boolean;
    readonly checks: Readonly<Record<string, "up" | "down">>;
}

/** Milliseconds a check may take: less than the three seconds an orchestrator should wait. */
const AT_MOST = 2_000;

/** Whether requests can be answered, found out anew each time it is asked; those who ask at once are told the same. */
export class Readiness {
    readonly #checks: Checks;
    readonly #log: Logger;
    readonly #atMost: number;
    readonly #down = new Set<string>();
    #asked: Promise<ReadinessReport> | undefined;
    #stopping = false;

    constructor(checks: Checks, log: Logger, atMost = AT_MOST) {
        this.#checks = checks;
        this.#log = log;
        this.#atMost = atMost;
    }

    get isStopping(): boolean {
        return this.#stopping;
    }

    /** From here on nothing is ready, whatever the checks say. */
    stop(): void {
        this.#stopping = true;
    }

    /** However many ask, each check runs once at a time: a flood of questions does not make the database look gone. */
    async report(): Promise<ReadinessReport> {
        this.#asked ??= this.#ask().finally(() => (this.#asked = undefined));
        const report = await this.#asked;
        return { ...report, ready: report.ready && !this.#stopping, stopping: this.#stopping };
    }

    async #ask(): Promise<ReadinessReport> {
        const { required = {}, optional = {} } = this.#checks;
        const entries = Object.entries({ ...required, ...optional });
        const results = await Promise.all(entries.map(async ([name, check]) => [name, await this.#state(name, check)]));
        const checks = Object.fromEntries(results) as ReadinessReport["checks"];
        const ready = Object.keys(required).every((name) => checks[name] === "up");
        return { ready, stopping: this.#stopping, checks };
    }

    /** Says why something is down when it goes, once, and when it is back. */
    async #state(name: string, check: Check): Promise<"up" | "down"> {
        const error = await failureOf(check, this.#atMost);
        const wasDown = this.#down.has(name);
        if (error && !wasDown) this.#log.warn({ err: error, check: name }, "a check fails");
        if (!error && wasDown) this.#log.info({ check: name }, "a check passes again");
        if (error) this.#down.add(name);
        else this.#down.delete(name);
        return error ? "down" : "up";
    }
}

async function failureOf(check: Check, atMost: number): Promise<Error | undefined> {
    const checked = new AbortController();
    const late = after(atMost, undefined, { signal: checked.signal }).then(() => {
        throw new Error(`no answer within ${atMost} milliseconds`);
    });
    try {
        await Promise.race([check(), late]);
        return undefined;
    } catch (error) {
        return error instanceof Error ? error : new Error("a check failed");
    } finally {
        late.catch(() => undefined);
        checked.abort();
    }
}
