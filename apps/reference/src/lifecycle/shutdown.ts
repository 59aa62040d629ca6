import { setTimeout as after } from "node:timers/promises";
import type { ProcessSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import type { Readiness } from "./readiness.ts";

/** One thing to end; the next begins when it has. */
export interface Ending {
    readonly what: string;
    readonly end: () => Promise<unknown>;
}

/** What is ended, in order. */
export interface Endings {
    /** What was begun, which may take as long as the settings say. */
    readonly finish: readonly Ending[];
    /** What it was done with. Closed whether it was finished or not: it tells servers, and sends what was measured. */
    readonly close: readonly Ending[];
}

type ShutdownSettings = Pick<ProcessSettings, "SHUTDOWN_DELAY_SECONDS" | "SHUTDOWN_TIMEOUT_SECONDS">;

/** Of an orchestrator, a terminal, and a terminal that goes away. */
const SIGNALS = ["SIGTERM", "SIGINT", "SIGHUP"] as const;
/** Seconds for everything that is closed: a server that is gone answers no goodbye. */
const CLOSE_WITHIN = 5;

/**
 * Ends the process on a signal without losing what it has begun: it stops being ready, answers as before while balancers
 * find that out, finishes, and closes. An error nobody handled ends it too, without the wait.
 *
 * Further signals change nothing: npm passes on what a terminal has sent to all, and a kubelet may tell a pod twice.
 * The process ends with 0, or with 1 after an error or where something could not be finished.
 */
export function endGracefully(settings: ShutdownSettings, readiness: Readiness, log: Logger, endings: Endings): void {
    const { SHUTDOWN_DELAY_SECONDS: delay, SHUTDOWN_TIMEOUT_SECONDS: timeout } = settings;
    const stop = async (wait: number) => {
        readiness.stop();
        await after(wait * 1000);
        if (!(await endEach(endings.finish, timeout, log))) process.exitCode = 1;
        await endEach(endings.close, CLOSE_WITHIN, log);
        log.info("stopped");
        process.exit();
    };
    const stopAfter = (error: unknown) => {
        log.fatal({ err: error }, "an error nobody handled");
        process.exitCode = 1;
        if (!readiness.isStopping) void stop(0);
    };
    for (const name of SIGNALS) {
        process.on(name, (signal) => {
            if (readiness.isStopping) return log.debug({ signal }, "told to stop again");
            log.info({ signal }, "stopping");
            void stop(delay);
        });
    }
    process.on("uncaughtException", stopAfter);
    process.on("unhandledRejection", stopAfter);
}

/** @returns whether all have ended, and in time */
async function endEach(endings: readonly Ending[], seconds: number, log: Logger): Promise<boolean> {
    const ended = new AbortController();
    const late = after(seconds * 1000, undefined, { signal: ended.signal }).then(() => {
        throw new Error(`not within ${seconds} seconds`);
    });
    late.catch(() => undefined);
    let isGood = true;
    for (const { what, end } of endings) {
        await Promise.race([(async () => await end())(), late]).catch((err: unknown) => {
            isGood = false;
            log.error({ err, what }, "could not be ended");
        });
    }
    ended.abort();
    return isGood;
}
