import type { ServiceCommands } from "@plinth/service/settings";

/** What the image runs as: arguments of its entry point. Settings say which workers an environment has. */
export const commands: ServiceCommands = {
    web: ["src/server.ts"],
    workers: { events: ["src/worker.ts"] },
    migration: ["src/migrate.ts"],
};
