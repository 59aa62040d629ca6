import type { FastifyInstance } from "fastify";
import type { Readiness } from "../lifecycle/readiness.ts";

/**
 * What an orchestrator asks. `/health` is about the process alone: a restart mends no database, and restarting every instance
 * because of one makes an outage longer. `/ready` is about everything a request needs.
 */
export function probeRoutes(app: FastifyInstance, readiness: Readiness): void {
    app.get("/health", () => ({ status: "up" }));

    app.get("/ready", async (_request, reply) => {
        const report = await readiness.report();
        return reply.code(report.ready ? 200 : 503).send(report);
    });

    // Clients with a connection open would go on using it until it closes under them.
    app.addHook("onSend", (_request, reply, _payload, done) => {
        if (readiness.isStopping) reply.header("connection", "close");
        done();
    });
}
