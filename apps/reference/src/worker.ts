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

const meter = metrics.getMeter("reference");
const gauges = {
    waiting: meter.createObservableGauge("events.waiting", { description: "Events that no worker has processed yet" }),
    dead: meter.createObservableGauge("events.dead", { description: "Events that were given up" }),
    delay: meter.createObservableGauge("events.delay", {
        unit: "s",
        description: "How long the event that has waited longest should have been processed",
    }),
};
meter.addBatchObservableCallback(async (result) => {
    // Without a database there is no figure, and readiness says why.
    const counts = await countEvents(database.query).catch(() => undefined);
    if (counts) for (const state of ["waiting", "dead", "delay"] as const) result.observe(gauges[state], counts[state]);
}, Object.values(gauges));

const readiness = new Readiness(
    {
        required: { database: () => database.check(), events: () => loop.check() },
        optional: { cache: () => cache.check() },
    },
    log,
);
const probes = serverWith(readiness, log);
setInterval(() => {
    forgetOldEvents(database.query).catch((err: unknown) => log.warn({ err }, "old events are still remembered"));
}, 3_600_000).unref();

endGracefully(settings.process, readiness, log, {
    finish: [{ what: "events", end: () => loop.end() }],
    close: [
        { what: "probes", end: () => probes.close() },
        { what: "cache", end: () => cache.close() },
        { what: "database", end: () => database.close() },
        { what: "telemetry", end: () => telemetry.stop() },
    ],
});
await probes.listen({ host: settings.process.HOST, port: settings.process.PORT });
loop.start();
