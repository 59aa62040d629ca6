import assert from "node:assert/strict";
import { z } from "zod";
import { rule } from "./rule.ts";
import { toProblems } from "./zodProblems.ts";

interface Shape {
    readonly multiAz: boolean;
    readonly subnets: readonly string[];
    readonly name: string;
}

const inner = z.strictObject({ multiAz: z.boolean(), subnets: z.array(z.string()), name: z.string() }).check(
    rule<Shape>(["multiAz", "subnets"], ({ multiAz, subnets }) =>
        multiAz && subnets.length < 2
            ? [
                  {
                      path: ["subnets"],
                      rule: "must have two entries for multiAz",
                      value: subnets.length,
                      fix: "add one",
                  },
              ]
            : [],
    ),
);

function problems(data: unknown, schema: z.ZodType = z.strictObject({ database: inner })): [string, string][] {
    const result = schema.safeParse(data);
    if (result.success) return [];
    return toProblems(schema, data, result.error.issues).map(({ path, rule }) => [path.join("."), rule]);
}

describe("rule", () => {
    const broken = ["database.subnets", "must have two entries for multiAz"];

    it("finds nothing where the fields agree", () => {
        assert.deepEqual(problems({ database: { multiAz: true, subnets: ["a", "b"], name: "orders" } }), []);
        assert.deepEqual(problems({ database: { multiAz: false, subnets: [], name: "orders" } }), []);
    });

    it("places what it finds relative to the object it stands on", () => {
        assert.deepEqual(problems({ database: { multiAz: true, subnets: ["a"], name: "orders" } }), [broken]);
    });

    it("runs together with problems of other fields, so that all come at once", () => {
        assert.deepEqual(problems({ database: { multiAz: true, subnets: ["a"], name: 3, extra: 1 } }), [
            ["database.name", "must be text"],
            ["database.extra", "is not a known setting"],
            broken,
        ]);
    });

    it("is skipped while a field it reads has a problem of its own", () => {
        assert.deepEqual(problems({ database: { multiAz: true, subnets: [3], name: "orders" } }), [
            ["database.subnets.0", "must be text"],
        ]);
    });

    it("is skipped where the object is none at all", () => {
        assert.deepEqual(problems({ database: "orders" }), [["database", "must be a map of settings"]]);
    });

    it("carries the value and the fix it was given", () => {
        const data = { multiAz: true, subnets: ["a"], name: "orders" };
        const { error } = inner.safeParse(data);
        assert.deepEqual(toProblems(inner, data, error?.issues ?? []), [
            { path: ["subnets"], rule: "must have two entries for multiAz", value: 1, fix: "add one" },
        ]);
    });
});
