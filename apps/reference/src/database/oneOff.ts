import pg from "pg";
import { settingsOrExit } from "../lifecycle/start.ts";
import type { DatabaseSettings, ProcessSettings, Variables } from "../settings/settings.ts";
import type { Logger } from "../telemetry/log.ts";
import { connection } from "./access.ts";

interface OneOffSettings {
    readonly process: ProcessSettings;
    readonly database: DatabaseSettings;
}

/** Does something with a connection of its own, and ends the process: with 0, or with 1 after a failure or when told to stop. */
export async function asOneOff<T extends OneOffSettings>(
    what: string,
    read: (variables: Variables) => T,
    work: (client: pg.ClientBase, settings: T, log: Logger) => Promise<void>,
): Promise<void> {
    const { settings, log } = settingsOrExit(() => read(process.env));
    const client = new pg.Client({
        ...(await connection(settings.database)),
        application_name: `reference-${what}`,
        // A statement whose client is gone would go on, and keep its locks, until it had something to say.
        options: "-c client_connection_check_interval=2s",
    });
    client.on("error", (err) => log.error({ err }, "the connection was lost"));
    // The first process of a container is not ended by a signal that it does not listen to.
    process.once("SIGTERM", () => {
        log.error(`${what} was told to stop: what it had begun is taken back`);
        process.exit(1);
    });
    try {
        await client.connect();
        await work(client, settings, log);
    } catch (err) {
        log.fatal({ err }, `${what} failed`);
        process.exitCode = 1;
    } finally {
        await client.end();
    }
}
