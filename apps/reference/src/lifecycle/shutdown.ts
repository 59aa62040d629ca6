import { setTimeout as after } from "node:timers/promises";
import closeWithGrace from "close-with-grace";
import type { ProcessSettings } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import type { Readiness } from "./readiness.ts";

/** One thing to end; the next begins when it has. */
export interface Ending {
    readonly what: string;
    readonly end: () => Promise<unknown>;
}

type ShutdownSettings = Pick<ProcessSettings, "SHUTDOWN_DELAY_SECONDS" | "SHUTDOWN_TIMEOUT_SECONDS">;

/**
 * Ends the process on a signal without losing what it has begun: it stops being ready, answers as before while balancers
 * find that out, and then ends one thing after another. An error nobody handled ends it too, without the wait.
 *
 * The process ends with 0, or with 1 after an error or when the time is over.
 */
export function endGracefully(
    settings: ShutdownSettings,
    readiness: Readiness,
    log: Logger,
    endings: readonly Ending[],
) {
    const { SHUTDOWN_DELAY_SECONDS: delay, SHUTDOWN_TIMEOUT_SECONDS: timeout } = settings;
    const options = {
        delay: (delay + timeout) * 1000,
        logger: closeLog(log),
        // npm passes on what a terminal has already sent to all: the second one is no wish to stop at once.
        onSecondSignal: () => log.debug("told to stop again"),
    };
    closeWithGrace(options, async ({ signal, err }) => {
        if (err) log.fatal({ err }, "an error nobody handled");
        else log.info({ signal }, "stopping");
        readiness.stop();
        if (!err) await after(delay * 1000);
        for (const { what, end } of endings) {
            await end().catch((failure: unknown) => log.error({ err: failure, what }, "could not be ended"));
        }
        log.info("stopped");
    });
}

/** The library reports with `(message, error)`, or an error alone. */
function closeLog(log: Logger) {
    return {
        error: (...said: unknown[]) =>
            log.error({ err: said.find((one) => one instanceof Error) }, "stopping went wrong"),
    };
}
