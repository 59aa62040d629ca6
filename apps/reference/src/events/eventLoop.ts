import { setTimeout as after } from "node:timers/promises";
import type { Logger } from "../telemetry/log.ts";

/** Milliseconds between looks where nothing was due, and where looking failed. */
const IDLE = 250;
const FAILED = 1_000;
/** Milliseconds without a turn after which the loop counts as stuck: far more than one event may take. */
const STUCK = 60_000;

/** Events, one after another. */
export class EventLoop {
    readonly #processOne: () => Promise<unknown>;
    readonly #log: Logger;
    readonly #stop = new AbortController();
    #lastTurn = performance.now();
    #ended: Promise<void> = Promise.resolve();

    /** @param processOne processes an event; nothing where none is due */
    constructor(processOne: () => Promise<unknown>, log: Logger) {
        this.#processOne = processOne;
        this.#log = log;
    }

    start(): void {
        this.#ended = this.#run();
    }

    /** Fails where the loop hangs. */
    async check(): Promise<void> {
        if (performance.now() - this.#lastTurn > STUCK) throw new Error("no turn for a minute");
    }

    /** Takes no further event, and waits for the one in hand. */
    async end(): Promise<void> {
        this.#stop.abort();
        await this.#ended;
    }

    async #run(): Promise<void> {
        while (!this.#stop.signal.aborted) {
            this.#lastTurn = performance.now();
            await this.#turn();
        }
    }

    async #turn(): Promise<void> {
        try {
            if (!(await this.#processOne())) await this.#wait(IDLE);
        } catch (err) {
            this.#log.error({ err }, "events cannot be processed");
            await this.#wait(FAILED);
        }
    }

    async #wait(milliseconds: number): Promise<void> {
        await after(milliseconds, undefined, { signal: this.#stop.signal }).catch(() => undefined);
    }
}
