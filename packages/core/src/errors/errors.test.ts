import assert from "node:assert/strict";
import { RunError } from "@pulumi/pulumi";
import { describeValue, formatProblem, ProblemsError, refuseProblems, UserError } from "./index.ts";

describe("a problem", () => {
    const problem = { path: "instances.orders.size", rule: "must be text", fix: "write text" };

    it("reads as file, path, rule, value and fix on one line", () => {
        assert.equal(
            formatProblem({ ...problem, file: "environments/dev/cache.yaml:7", value: 3 }),
            "environments/dev/cache.yaml:7: instances.orders.size: must be text, got 3. Fix: write text",
        );
    });

    it("leaves out what it does not have", () => {
        assert.equal(formatProblem(problem), "instances.orders.size: must be text. Fix: write text");
        assert.equal(formatProblem({ ...problem, path: "", file: "a.yaml" }), "a.yaml: must be text. Fix: write text");
        assert.equal(formatProblem({ ...problem, path: "" }), "must be text. Fix: write text");
        assert.equal(
            formatProblem({ ...problem, value: undefined }),
            "instances.orders.size: must be text. Fix: write text",
        );
    });

    it("shows falsy values: they were written by somebody", () => {
        for (const [value, shown] of [
            [null, "null"],
            [0, "0"],
            [false, "false"],
            ["", '""'],
        ] as const) {
            assert.match(formatProblem({ ...problem, value }), new RegExp(`, got ${shown}\\. Fix: `));
        }
    });

    it("shows a value on one line, cut to eighty characters", () => {
        assert.equal(describeValue("two\nlines"), '"two\\nlines"');
        assert.equal(describeValue({ a: [1, "x"] }), '{"a":[1,"x"]}');
        const cut = describeValue("x".repeat(200));
        assert.equal(cut.length, 80);
        assert.ok(cut.startsWith('"xxx') && cut.endsWith("x…"));
        assert.equal(describeValue("x".repeat(78)).length, 80);
        assert.equal(describeValue(undefined), "undefined");
        assert.equal(describeValue(10n ** 20n), "100000000000000000000");
    });
});

describe("UserError", () => {
    it("is printed by Pulumi as its message alone", () => {
        assert.equal(RunError.isInstance(new UserError("no")), true);
    });

    it("is its message alone even where its stack is printed: thrown inside an apply, say", () => {
        assert.equal(new UserError("no").stack, "no");
        const several = new ProblemsError("it", [{ path: "a", rule: "must be text", fix: "write text" }]);
        assert.equal(several.stack, several.message);
    });

    it("is told from other errors, and known across copies of this package", () => {
        assert.equal(UserError.isInstance(new UserError("no")), true);
        assert.equal(UserError.isInstance(Object.assign(new Error("no"), { plinthUserError: true })), true);
        assert.equal(UserError.isInstance(new Error("no")), false);
        assert.equal(UserError.isInstance({ plinthUserError: true }), false);
        assert.equal(UserError.isInstance(undefined), false);
    });
});

describe("ProblemsError", () => {
    const one = { path: "a", rule: "must be text", fix: "write text" };
    const other = { path: "b", rule: "is required", fix: "add it" };

    it("names the subject, counts, and lists every problem on a line of its own", () => {
        const error = new ProblemsError('database "orders"', [one, other]);
        assert.equal(
            error.message,
            'database "orders": 2 problems\n  - a: must be text. Fix: write text\n  - b: is required. Fix: add it',
        );
        assert.deepEqual(error.problems, [one, other]);
        assert.equal(UserError.isInstance(error), true);
    });

    it("counts one problem in the singular", () => {
        assert.match(new ProblemsError("it", [one]).message, /^it: 1 problem\n/);
    });
});

describe("refuseProblems", () => {
    it("lets arguments without a problem pass", () => {
        refuseProblems("database", "orders", []);
    });

    it("refuses the others, naming the component", () => {
        assert.throws(
            () => refuseProblems("database", "orders", [{ path: "a", rule: "must be text", fix: "write text" }]),
            (error) => error instanceof ProblemsError && error.message.startsWith('database "orders": 1 problem\n'),
        );
    });
});
