import type { Logger } from "pino";
import { type Settings, SettingsError } from "../settings/settings.ts";
import { createLog } from "../telemetry/log.ts";

/** Reads settings, or says everything that is wrong with them and ends the process. */
export function settingsOrExit<T extends Pick<Settings, "process">>(read: () => T): { settings: T; log: Logger } {
    try {
        const settings = read();
        return { settings, log: createLog(settings.process) };
    } catch (error) {
        if (!(error instanceof SettingsError)) throw error;
        console.error(error.message);
        process.exit(1);
    }
}
