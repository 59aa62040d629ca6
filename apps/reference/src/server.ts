import { openCache } from "./cache/cache.ts";
import { openDatabase } from "./database/database.ts";
import { openFlags } from "./flags/flags.ts";
import { buildApp } from "./http/app.ts";
import { Readiness } from "./lifecycle/readiness.ts";
import { endGracefully } from "./lifecycle/shutdown.ts";
import { settingsOrExit } from "./lifecycle/start.ts";
import { cachedOrders } from "./orders/cachedOrders.ts";
import { orderStore } from "./orders/orderStore.ts";
import { readSettings } from "./settings/settings.ts";
import { startTelemetry } from "./telemetry/telemetry.ts";

const { settings, log } = settingsOrExit(() => readSettings(process.env));
const telemetry = await startTelemetry(settings.process);
const database = await openDatabase(settings.database, log);
const cache = await openCache(settings.cache, log);
const flags = await openFlags(settings.process.FLAGS_FILE, log);
// Orders are found without the cache too, only later.
const readiness = new Readiness(
    { required: { database: () => database.check() }, optional: { cache: () => cache.check() } },
    log,
);
const app = buildApp({ orders: cachedOrders(orderStore(database), cache, log), flags, readiness, log });

endGracefully(settings.process, readiness, log, {
    finish: [{ what: "requests", end: () => app.close() }],
    close: [
        { what: "flags", end: () => flags.close() },
        { what: "cache", end: () => cache.close() },
        { what: "database", end: () => database.close() },
        { what: "telemetry", end: () => telemetry.stop() },
    ],
});
await app.listen({ host: settings.process.HOST, port: settings.process.PORT });
