import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";

/** A part that is made, with nothing said about it. */
export const created = { mode: "created", account: "555555555555", region: "eu-west-1" } as const;

/** Where and why arguments are refused. */
export function refused(make: () => unknown): string[] {
    try {
        make();
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, rule }) => `${path}: ${rule}`);
    }
    return assert.fail("accepted");
}

interface Statement {
    readonly Sid: string;
    readonly Action: unknown;
    readonly Resource: unknown;
    readonly Condition?: unknown;
}

/** A policy's statements by their Sid. */
export function statements(policy: unknown): Record<string, Statement> {
    const { Statement } = JSON.parse(String(policy)) as { Statement: Statement[] };
    return Object.fromEntries(Statement.map((one) => [one.Sid, one]));
}
