import type { FastifyError, FastifyInstance } from "fastify";
import { ZodError } from "zod";
import { DatabaseUnavailable } from "../database/unavailable.ts";

/** What a caller is told, with the status that says whose fault it is. */
export class Refusal extends Error {
    readonly status: number;

    constructor(status: number, message: string) {
        super(message);
        this.name = "Refusal";
        this.status = status;
    }
}

interface Problem {
    readonly status: number;
    readonly title: string;
    readonly problems?: readonly { readonly path: string; readonly message: string }[];
}

/**
 * Answers errors as problem details (RFC 9457), with the id to find the request's log by. What went wrong inside stays
 * inside, and nothing a caller sent is repeated.
 */
export function answerProblems(app: FastifyInstance): void {
    app.setErrorHandler((error: FastifyError, request, reply) => {
        const problem = problemOf(error);
        if (problem.status >= 500) request.log.error({ err: error }, "request failed");
        // Seconds. The same request may be sent again: an order has its key.
        if (problem.status === 503) reply.header("retry-after", "1");
        return reply
            .code(problem.status)
            .type("application/problem+json")
            .send({ type: "about:blank", ...problem, correlationId: request.id });
    });
    app.setNotFoundHandler(() => {
        throw new Refusal(404, "There is nothing here");
    });
}

function problemOf(error: FastifyError): Problem {
    if (error instanceof Refusal) return { status: error.status, title: error.message };
    if (error instanceof ZodError) {
        const problems = error.issues.map(({ path, code, message }) => ({
            path: path.join("."),
            message: code === "unrecognized_keys" ? "has fields that are not known" : message,
        }));
        return { status: 400, title: "The request is not valid", problems };
    }
    if (error instanceof DatabaseUnavailable) return { status: 503, title: "The service cannot answer at the moment" };
    const { statusCode = 500 } = error;
    return statusCode < 500
        ? { status: statusCode, title: "The request cannot be read" }
        : { status: 500, title: "Something went wrong here" };
}
