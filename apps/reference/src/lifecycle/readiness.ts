import { setTimeout as after } from "node:timers/promises";

/** Ends well, or with an error. */
export type Check = () => Promise<void>;

export interface ReadinessReport {
    readonly ready: boolean;
    readonly stopping: boolean;
    readonly checks: Readonly<Record<string, "up" | "down">>;
}

/** Milliseconds a check may take: less than the three seconds an orchestrator should wait. */
const AT_MOST = 2_000;

/** Whether requests can be answered, found out anew each time it is asked. */
export class Readiness {
    readonly #checks: Readonly<Record<string, Check>>;
    #stopping = false;

    constructor(checks: Readonly<Record<string, Check>>) {
        this.#checks = checks;
    }

    get isStopping(): boolean {
        return this.#stopping;
    }

    /** From here on nothing is ready, whatever the checks say. */
    stop(): void {
        this.#stopping = true;
    }

    async report(): Promise<ReadinessReport> {
        const results = await Promise.all(
            Object.entries(this.#checks).map(async ([name, check]) => [name, await stateOf(check)] as const),
        );
        const ready = !this.#stopping && results.every(([, state]) => state === "up");
        return { ready, stopping: this.#stopping, checks: Object.fromEntries(results) };
    }
}

async function stateOf(check: Check): Promise<"up" | "down"> {
    const limit = new AbortController();
    const late = after(AT_MOST, "down" as const, { signal: limit.signal, ref: false }).catch(() => "down" as const);
    const checked = check().then(
        () => "up" as const,
        () => "down" as const,
    );
    return await Promise.race([checked, late]).finally(() => limit.abort());
}
