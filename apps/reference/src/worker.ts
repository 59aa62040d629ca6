import { metrics } from "@opentelemetry/api";
import { openCache } from "./cache/cache.ts";
import { openDatabase } from "./database/database.ts";
import { EventLoop } from "./events/eventLoop.ts";
import { countEvents, forgetOldEvents } from "./events/eventStore.ts";
import { eventProcessor } from "./events/processEvent.ts";
import { serverWith } from "./http/app.ts";
import { Readiness } from "./lifecycle/readiness.ts";
import { endGracefully } from "./lifecycle/shutdown.ts";
import { settingsOrExit } from "./lifecycle/start.ts";
import { confirmOrder } from "./orders/confirmOrder.ts";
import { readSettings } from "./settings/settings.ts";
import { startTelemetry } from "./telemetry/telemetry.ts";

const { settings, log } = settingsOrExit(() => readSettings(process.env));
const telemetry = await startTelemetry(settings.process);
const database = await openDatabase(settings.database, log);
const cache = await openCache(settings.cache, log);
const handlers = { "order.placed": confirmOrder(cache, log) };
const loop = new EventLoop(eventProcessor({ database, handlers, settings: settings.process, log }), log);

const gauge = (state: "waiting" | "dead", description: string) =>
    metrics
        .getMeter("reference")
        .createObservableGauge(`events.${state}`, { description })
        .addCallback(async (result) => {
            // Without a database there is no figure, and readiness says why.
            const counts = await countEvents(database.query).catch(() => undefined);
            if (counts) result.observe(counts[state]);
        });
gauge("waiting", "Events that no worker has processed yet");
gauge("dead", "Events that were given up");

const readiness = new Readiness({
    database: () => database.check(),
    cache: () => cache.check(),
    events: () => loop.check(),
});
const probes = serverWith(readiness, log);
setInterval(() => {
    forgetOldEvents(database.query).catch((err: unknown) => log.warn({ err }, "old events are still remembered"));
}, 3_600_000).unref();

endGracefully(settings.process, readiness, log, [
    { what: "events", end: () => loop.end() },
    { what: "probes", end: () => probes.close() },
    { what: "cache", end: () => cache.close() },
    { what: "database", end: () => database.close() },
    { what: "telemetry", end: () => telemetry.stop() },
]);
await probes.listen({ host: settings.process.HOST, port: settings.process.PORT });
loop.start();
