import { metrics, propagation, ROOT_CONTEXT, SpanKind } from "@opentelemetry/api";
import type { Database, Query } from "../database/database.ts";
import type { ProcessSettings } from "../settings/settings.ts";
import { withCorrelationId } from "../telemetry/correlation.ts";
import type { Logger } from "../telemetry/log.ts";
import { inSpan } from "../telemetry/span.ts";
import { claimEvent, postponeEvent, rememberEvent, removeEvent } from "./eventStore.ts";
import type { Afterwards, EventHandlers, StoredEvent } from "./handler.ts";

/** What became of an event: `repeated` had been done before. */
export type Outcome = "processed" | "repeated" | "retried" | "dead";

type RetrySettings = Pick<ProcessSettings, "EVENT_ATTEMPTS" | "EVENT_RETRY_SECONDS">;

interface Work {
    readonly database: Database;
    readonly handlers: EventHandlers;
    readonly settings: RetrySettings;
    readonly log: Logger;
}

/**
 * Makes a function that processes one event that is due, in one transaction, within the trace and with the correlation id of
 * what it came from. It returns undefined where none is due.
 */
export function eventProcessor({ database, handlers, settings, log }: Work): () => Promise<Outcome | undefined> {
    const meter = metrics.getMeter("reference");
    const processed = meter.createCounter("events.processed", { description: "Events by what became of them" });
    const duration = meter.createHistogram("event.processing.duration", {
        unit: "s",
        description: "How long one try of an event took",
        advice: { explicitBucketBoundaries: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] },
    });

    return async () => {
        let afterwards: Afterwards | undefined;
        const start = performance.now();
        const outcome = await database.transaction(async (query) => {
            const event = await claimEvent(query);
            if (!event) return undefined;
            const from = propagation.extract(ROOT_CONTEXT, event.trace);
            const within = withCorrelationId(from, event.correlationId);
            const attributes = { "messaging.message.id": event.id };
            return await inSpan(`process ${event.type}`, { kind: SpanKind.CONSUMER, attributes, within }, async () => {
                try {
                    // A handler that fails takes back what it did, and keeps hold of its event.
                    await query("SAVEPOINT", "SAVEPOINT handler");
                    const result = await handle(handlers, event, query);
                    afterwards = result.afterwards;
                    return result.outcome;
                } catch (error) {
                    await query("ROLLBACK", "ROLLBACK TO SAVEPOINT handler");
                    return await postpone(settings, event, error, query, log);
                }
            });
        });
        await afterwards?.();
        if (outcome) {
            processed.add(1, { outcome });
            duration.record((performance.now() - start) / 1000, { outcome });
        }
        return outcome;
    };
}

async function handle(handlers: EventHandlers, event: StoredEvent, query: Query) {
    const handler = handlers[event.type];
    if (!handler) throw new Error("no handler is there for events of this type");
    const isNew = await rememberEvent(query, event.id);
    const afterwards = isNew ? await handler(event, query) : undefined;
    await removeEvent(query, event.id);
    return { outcome: isNew ? ("processed" as const) : ("repeated" as const), afterwards };
}

async function postpone(settings: RetrySettings, event: StoredEvent, error: unknown, query: Query, log: Logger) {
    const tries = event.attempts + 1;
    const isDead = tries >= settings.EVENT_ATTEMPTS;
    const reason = error instanceof Error ? error.name : "unknown";
    const seconds = settings.EVENT_RETRY_SECONDS * 2 ** event.attempts;
    await postponeEvent(query, event.id, reason, isDead ? undefined : seconds);
    const line = { err: error, eventId: event.id, eventType: event.type, tries };
    if (isDead) log.error(line, "event given up: it stays in the table events until someone looks at it");
    else log.warn({ ...line, nextInSeconds: seconds }, "event failed, and will be tried again");
    return isDead ? ("dead" as const) : ("retried" as const);
}
