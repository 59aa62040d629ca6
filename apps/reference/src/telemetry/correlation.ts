import { type Context, context, createContextKey, trace } from "@opentelemetry/api";

const KEY = createContextKey("correlation id");

/** Letters, digits and `.`, `_`, `-`: an id ends up in logs, where a caller must not be able to write lines. */
const ACCEPTED = /^[A-Za-z0-9._-]{1,64}$/;

/** The id a caller sent, where it is one. */
export function acceptedCorrelationId(sent: unknown): string | undefined {
    return typeof sent === "string" && ACCEPTED.test(sent) ? sent : undefined;
}

export function withCorrelationId(within: Context, id: string): Context {
    return within.setValue(KEY, id);
}

/** The id of what is being done. */
export function correlationId(within: Context = context.active()): string | undefined {
    const id = within.getValue(KEY);
    return typeof id === "string" ? id : undefined;
}

/** What every line of the log says of the request or event it belongs to. */
export function correlationFields(): Readonly<Record<string, string>> {
    const id = correlationId();
    const span = trace.getActiveSpan()?.spanContext();
    return { ...(id && { correlationId: id }), ...(span && { traceId: span.traceId, spanId: span.spanId }) };
}
