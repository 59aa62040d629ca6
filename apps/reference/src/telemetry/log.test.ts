import assert from "node:assert/strict";
import { context, ROOT_CONTEXT } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { acceptedCorrelationId, withCorrelationId } from "./correlation.ts";
import { createLog } from "./log.ts";

const SETTINGS = { LOG_LEVEL: "info", SERVICE_NAME: "shop", SERVICE_VERSION: "1.2.3", ENVIRONMENT: "test" } as const;

function logged(write: (log: ReturnType<typeof createLog>) => void): Record<string, unknown> {
    let text = "";
    write(createLog(SETTINGS, { write: (line) => void (text += line) }));
    return JSON.parse(text) as Record<string, unknown>;
}

describe("the log", () => {
    it("says in each line who wrote it, when, and how bad it is in words", () => {
        const { time, ...line } = logged((log) => log.info("hello"));
        assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
        assert.deepEqual(line, {
            level: "info",
            service: "shop",
            version: "1.2.3",
            environment: "test",
            message: "hello",
        });
    });

    it("hides what is personal or secret down to the fourth level", () => {
        const personal = { customerEmail: "a@b.example", deliveryAddress: "x", phone: "1", password: "p", token: "t" };
        const line = logged((log) => log.info({ ...personal, order: personal, a: { b: { c: personal } } }, "x"));
        const hidden = Object.fromEntries(Object.keys(personal).map((name) => [name, "[hidden]"]));
        assert.deepEqual([line["order"], line["a"]], [hidden, { b: { c: hidden } }]);
        assert.equal(line["customerEmail"], "[hidden]");
    });

    it("takes from errors what drivers repeat of rows, and addresses out of messages", () => {
        const error = Object.assign(new Error('bad value "ada@example.com"'), {
            code: "22P02",
            detail: "Key (customer_email)=(ada@example.com)",
            where: "row of ada",
        });
        const line = JSON.stringify(logged((log) => log.error({ err: error }, "failed")));
        assert.doesNotMatch(line, /ada/);
        assert.match(line, /22P02/);
        assert.match(line, /"stack":"Error: bad value/);
    });

    it("takes the value out of what PostgreSQL says of it, and keeps names of columns and constraints", () => {
        const messages = [
            ["22P02", 'invalid input syntax for type integer: "12 Canary "Street""'],
            ["22007", 'invalid input syntax for type date: "canary"'],
        ] as const;
        for (const [code, text] of messages) {
            const error = Object.assign(new Error(text), { code });
            const wrapped = new Error("an order failed", { cause: error });
            for (const err of [error, wrapped]) {
                const line = JSON.stringify(logged((log) => log.error({ err }, "failed")));
                assert.doesNotMatch(line, /canary/i);
                assert.match(line, /invalid input syntax/);
            }
        }
        const constraint = Object.assign(new Error('violates check constraint "orders_total"'), { code: "23514" });
        assert.match(JSON.stringify(logged((log) => log.error({ err: constraint }, "x"))), /orders_total/);
    });

    it("adds the correlation id of what is being done", () => {
        context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
        try {
            const within = withCorrelationId(ROOT_CONTEXT, "abc-1");
            const line = logged((log) => context.with(within, () => log.info("x")));
            assert.equal(line["correlationId"], "abc-1");
        } finally {
            context.disable();
        }
    });

    it("takes a caller's id only where it cannot write lines of its own", () => {
        assert.equal(acceptedCorrelationId("abc.DEF_1-2"), "abc.DEF_1-2");
        for (const id of ["a\nb", "", "x".repeat(65), '","level":"fatal', ["a"], undefined]) {
            assert.equal(acceptedCorrelationId(id), undefined);
        }
    });
});
