import { type Context, context, metrics, propagation, ROOT_CONTEXT, SpanKind, trace } from "@opentelemetry/api";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { withCorrelationId } from "./correlation.ts";
import { failed, tracer } from "./span.ts";

/** Seconds. The thresholds of objectives have to be among them: 0.1, 0.25, 0.3, 0.5, 1 and 2.5. */
export const REQUEST_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.3, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

/** The status, by custom since nginx, of a request whose caller closed the connection. Nobody is sent it. */
const ABANDONED = 499;
/** Those of RFC 9110 and 5789. Others count as one: a caller chooses among dozens. */
const METHODS: readonly string[] = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"];

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
        const span = tracer().startSpan(
            nameOf(request),
            {
                kind: SpanKind.SERVER,
                attributes: { "http.request.method": methodOf(request), "url.scheme": "http", ...routeOf(request) },
            },
            caller,
        );
        contexts.set(request, withCorrelationId(trace.setSpan(caller, span), request.id));
        // A caller that goes away before it is answered has waited too long: that would never be counted.
        reply.raw.once("close", () => {
            if (!reply.raw.writableFinished) end(request, reply, ABANDONED);
        });
        reply.header("x-correlation-id", request.id);
        within(request, done);
    });

    app.addHook("onError", (request, _reply, error, done) => {
        const span = trace.getSpan(contexts.get(request) ?? ROOT_CONTEXT);
        if (span && (error.statusCode ?? 500) >= 500) failed(span, error);
        done();
    });

    const end = (request: FastifyRequest, reply: FastifyReply, status: number) => {
        const seconds = reply.elapsedTime / 1000;
        within(request, () => {
            trace.getActiveSpan()?.setAttribute("http.response.status_code", status).end();
            if (!isProbe(request)) {
                duration.record(seconds, {
                    "http.request.method": methodOf(request),
                    "http.response.status_code": status,
                    ...routeOf(request),
                });
            }
            report(request, status, seconds);
        });
    };
    app.addHook("onResponse", (request, reply, done) => {
        end(request, reply, reply.statusCode);
        done();
    });
}

function report(request: FastifyRequest, status: number, seconds: number): void {
    const line = {
        method: request.method,
        ...(request.routeOptions.url && { route: request.routeOptions.url }),
        status,
        milliseconds: Math.round(seconds * 1000),
    };
    const message = status === ABANDONED ? "request abandoned by its caller" : "request answered";
    request.log[isProbe(request) ? "debug" : "info"](line, message);
}

function nameOf(request: FastifyRequest): string {
    const { url } = request.routeOptions;
    return url ? `${methodOf(request)} ${url}` : methodOf(request);
}

function methodOf({ method }: FastifyRequest): string {
    return METHODS.includes(method) ? method : "_OTHER";
}

/** Nothing for what no route is for: its path is whatever a caller makes up. */
function routeOf({ routeOptions }: FastifyRequest): { readonly "http.route"?: string } {
    return routeOptions.url ? { "http.route": routeOptions.url } : {};
}

function isProbe({ routeOptions }: FastifyRequest): boolean {
    return PROBES.includes(routeOptions.url ?? "");
}
