import { metrics, propagation, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { Database, Query } from "../database/database.ts";
import type { ProcessSettings } from "../settings/settings.ts";
import { withCorrelationId } from "../telemetry/correlation.ts";
import type { Logger } from "../telemetry/log.ts";
import { failed, inSpan, kindOf } from "../telemetry/span.ts";
import { claimEvent, holdEvent, postponeEvent, rememberEvent, removeEvent } from "./eventStore.ts";
import type { Afterwards, EventHandlers, StoredEvent } from "./handler.ts";

/** What became of an event: `repeated` had been done before, `lost` is another worker's by now. */
export type Outcome = "processed" | "repeated" | "retried" | "dead" | "lost";

type EventSettings = Pick<ProcessSettings, "EVENT_ATTEMPTS" | "EVENT_RETRY_SECONDS" | "EVENT_LEASE_SECONDS">;

interface Work {
    readonly database: Database;
    readonly handlers: EventHandlers;
    readonly settings: EventSettings;
    readonly log: Logger;
}

/**
 * Makes a function that processes one event that is due, within the trace and with the correlation id of what it came from. It
 * returns undefined where none is due.
 */
export function eventProcessor(work: Work): () => Promise<Outcome | undefined> {
    const meter = metrics.getMeter("reference");
    const processed = meter.createCounter("events.processed", { description: "Events by what became of them" });
    const duration = meter.createHistogram("event.processing.duration", {
        unit: "s",
        description: "How long one try of an event took",
        advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
    });

    return async () => {
        const event = await claimEvent(work.database.query, work.settings.EVENT_LEASE_SECONDS);
        if (!event) return undefined;
        const start = performance.now();
        const outcome = await inSpan(`process ${event.type}`, spanOf(event), () => tryOnce(work, event));
        processed.add(1, { outcome });
        duration.record((performance.now() - start) / 1000, { outcome });
        return outcome;
    };
}

/** Names are those of OpenTelemetry's conventions for messaging. */
function spanOf({ id, type, correlationId, trace: headers }: StoredEvent) {
    return {
        kind: SpanKind.CONSUMER,
        attributes: {
            "messaging.system": "postgresql",
            "messaging.operation.name": "process",
            "messaging.operation.type": "process",
            "messaging.destination.name": type,
            "messaging.message.id": id,
        },
        within: withCorrelationId(propagation.extract(ROOT_CONTEXT, headers), correlationId),
    };
}

async function tryOnce({ database, handlers, settings, log }: Work, event: StoredEvent): Promise<Outcome> {
    const postpone = (error: unknown) => postponed(database, settings, log, event, error);
    if (event.attempts > settings.EVENT_ATTEMPTS) return await postpone(new ProcessDied());
    try {
        const { outcome, afterwards } = await database.transaction((query) => handle(handlers, event, query));
        await afterwards?.().catch((err: unknown) =>
            log.warn({ err, eventId: event.id }, "what comes afterwards failed"),
        );
        return outcome;
    } catch (error) {
        return await postpone(error);
    }
}

/** Every try of an event ended before its outcome could be told: what it does may be what ends processes. */
class ProcessDied extends Error {
    override readonly name = "ProcessDied";
}

interface Handled {
    readonly outcome: Outcome;
    readonly afterwards?: Afterwards | undefined;
}

async function handle(handlers: EventHandlers, event: StoredEvent, query: Query): Promise<Handled> {
    if (!(await holdEvent(query, event))) return { outcome: "lost" };
    const handler = handlers[event.type];
    if (!handler) throw new Error("no handler is there for events of this type");
    const isNew = await rememberEvent(query, event.id);
    const afterwards = isNew ? await handler(event, query) : undefined;
    await removeEvent(query, event.id);
    return { outcome: isNew ? "processed" : "repeated", afterwards };
}

async function postponed(
    { query }: Database,
    settings: EventSettings,
    log: Logger,
    event: StoredEvent,
    error: unknown,
): Promise<Outcome> {
    const span = trace.getActiveSpan();
    if (span) failed(span, error);
    const { id, type, attempts } = event;
    const isDead = attempts >= settings.EVENT_ATTEMPTS;
    const seconds = settings.EVENT_RETRY_SECONDS * 2 ** (attempts - 1);
    await postponeEvent(query, event, kindOf(error), isDead ? undefined : seconds);
    const line = { err: error, eventId: id, eventType: type, tries: attempts };
    if (isDead) log.error(line, "event given up: it stays in the table events until someone looks at it");
    else log.warn({ ...line, nextInSeconds: seconds }, "event failed, and will be tried again");
    return isDead ? "dead" : "retried";
}
