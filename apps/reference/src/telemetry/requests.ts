import { type Context, context, metrics, propagation, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { withCorrelationId } from "./correlation.ts";
import { failed, tracer } from "./span.ts";

/** Seconds. The thresholds of objectives have to be among them: 0.1, 0.25, 0.3, 0.5, 1 and 2.5. */
export const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** What answers an orchestrator, not a user: it would drown the service's own figures. */
const PROBES: readonly string[] = ["/health", "/ready"];

/**
 * Gives every request a span that continues the caller's trace, the correlation id, one line in the log and an entry in
 * `http.server.request.duration`, all named after its route: a path would have an id in it.
 *
 * Names are those of OpenTelemetry's conventions for HTTP servers.
 */
export function observeRequests(app: FastifyInstance): void {
    const duration = metrics.getMeter("reference").createHistogram("http.server.request.duration", {
        unit: "s",
        description: "How long requests took",
        advice: { explicitBucketBoundaries: REQUEST_BUCKETS },
    });
    const contexts = new WeakMap<FastifyRequest, Context>();
    const within = (request: FastifyRequest, work: () => void) =>
        context.with(contexts.get(request) ?? ROOT_CONTEXT, work);

    app.addHook("onRequest", (request, reply, done) => {
        const caller = propagation.extract(ROOT_CONTEXT, request.headers);
        const { method } = request;
        const span = tracer().startSpan(
            nameOf(request),
            { kind: SpanKind.SERVER, attributes: { "http.request.method": method, ...routeOf(request) } },
            caller,
        );
        contexts.set(request, withCorrelationId(trace.setSpan(caller, span), request.id));
        reply.header("x-correlation-id", request.id);
        within(request, done);
    });

    app.addHook("onError", (request, _reply, error, done) => {
        const span = trace.getSpan(contexts.get(request) ?? ROOT_CONTEXT);
        if (span && (error.statusCode ?? 500) >= 500) failed(span, error);
        done();
    });

    app.addHook("onResponse", (request, reply, done) => {
        const seconds = reply.elapsedTime / 1000;
        within(request, () => {
            trace.getActiveSpan()?.setAttribute("http.response.status_code", reply.statusCode).end();
            if (!isProbe(request)) {
                duration.record(seconds, {
                    "http.request.method": request.method,
                    "http.response.status_code": reply.statusCode,
                    ...routeOf(request),
                });
            }
            report(request, reply, seconds);
        });
        done();
    });
}

function report(request: FastifyRequest, reply: FastifyReply, seconds: number): void {
    const line = {
        method: request.method,
        ...(request.routeOptions.url && { route: request.routeOptions.url }),
        status: reply.statusCode,
        milliseconds: Math.round(seconds * 1000),
    };
    request.log[isProbe(request) ? "debug" : "info"](line, "request answered");
}

function nameOf({ method, routeOptions }: FastifyRequest): string {
    return routeOptions.url ? `${method} ${routeOptions.url}` : method;
}

/** Nothing for what no route is for: its path is whatever a caller makes up. */
function routeOf({ routeOptions }: FastifyRequest): { readonly "http.route"?: string } {
    return routeOptions.url ? { "http.route": routeOptions.url } : {};
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
    return PROBES.includes(routeOptions.url ?? "");
}
