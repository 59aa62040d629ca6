import { type Attributes, type Context, context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";

/** What a span is about, besides its name. */
export interface SpanOptions {
    readonly kind?: SpanKind;
    readonly attributes?: Attributes;
    /** @default what is being done */
    readonly within?: Context;
}

export function tracer() {
    return trace.getTracer("reference");
}

/** Does something in a span of its own, which ends with it and says whether it failed. */
export async function inSpan<T>(name: string, options: SpanOptions, work: () => Promise<T>): Promise<T> {
    const { kind = SpanKind.INTERNAL, attributes = {}, within = context.active() } = options;
    const span = tracer().startSpan(name, { kind, attributes }, within);
    try {
        return await context.with(trace.setSpan(within, span), work);
    } catch (error) {
        failed(span, error);
        throw error;
    } finally {
        span.end();
    }
}

/** Marks a span as failed by the error's code or kind alone: messages may repeat what a customer sent. */
export function failed(span: Span, error: unknown): void {
    span.setAttribute("error.type", kindOf(error));
    span.setStatus({ code: SpanStatusCode.ERROR });
}

/** One of few words, as figures and records of failures have it: a code where there is one (`23505`, `ECONNRESET`). */
export function kindOf(error: unknown): string {
    if (!(error instanceof Error)) return "unknown";
    return "code" in error && typeof error.code === "string" ? error.code : error.name;
}
