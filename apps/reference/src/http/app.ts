import { randomUUID } from "node:crypto";
import fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from "fastify";
import type { Flags } from "../flags/flags.ts";
import type { Readiness } from "../lifecycle/readiness.ts";
import { orderRoutes } from "../orders/orderRoutes.ts";
import type { OrderStore } from "../orders/orderStore.ts";
import { acceptedCorrelationId } from "../telemetry/correlation.ts";
import type { Logger } from "../telemetry/log.ts";
import { observeRequests } from "../telemetry/requests.ts";
import { answerProblems } from "./problems.ts";
import { probeRoutes } from "./probes.ts";

/** What every server of ours has: probes, a log, figures, and errors that can be read. */
export function serverWith(readiness: Readiness, log: Logger): FastifyInstance {
    const loggerInstance: FastifyBaseLogger = log;
    const app = fastify({
        loggerInstance,
        // One line of ours in the place of two that name the caller's address.
        logController: new LogController({ disableRequestLogging: true }),
        genReqId: ({ headers }) => acceptedCorrelationId(headers["x-correlation-id"]) ?? randomUUID(),
        // Every line has the id from what is being done, in the worker too.
        childLoggerFactory: (logger) => logger,
        bodyLimit: 64 * 1024,
        // From a slow client: its headers, and all of its request. Node takes the shorter for headers, whichever that is.
        http: { headersTimeout: 5_000, connectionsCheckingInterval: 1_000 },
        requestTimeout: 10_000,
        // Longer than a balancer keeps an idle connection (60 seconds for AWS's), so that none is closed under a request.
        keepAliveTimeout: 75_000,
        forceCloseConnections: "idle",
        // What arrives while connections close is still answered; they are told to close.
        return503OnClosing: false,
    });
    observeRequests(app);
    answerProblems(app);
    probeRoutes(app, readiness);
    return app;
}

/** The service. */
export function buildApp(parts: {
    readonly orders: OrderStore;
    readonly flags: Flags;
    readonly readiness: Readiness;
    readonly log: Logger;
}): FastifyInstance {
    const app = serverWith(parts.readiness, parts.log);
    orderRoutes(app, parts.orders, parts.flags);
    return app;
}
