import assert from "node:assert/strict";
import { catalogue } from "../catalogue/catalogue.ts";
import { parameterProblems } from "./checkParameters.ts";
import { parameterSchema } from "./parameterSchema.ts";
import type { Parameter } from "./rule.ts";

const about = { description: "d", stricter: "higher" } as const;
const declared: Record<string, Parameter> = {
    days: { ...about, default: 7 },
    share: { ...about, default: 0.5, maximum: 1 },
    on: { ...about, default: true },
    ports: { ...about, default: ["80"], pattern: "\\d+(-\\d+)?" },
    types: { ...about, default: ["api"], values: ["api", "audit"] },
    tags: { ...about, default: { Environment: ["dev"] } },
};

describe("parameters of a rule", () => {
    const right: [string, unknown][] = [
        ["days", 0],
        ["share", 0.25],
        ["on", false],
        ["ports", ["22", "8000-8100"]],
        ["ports", []],
        ["types", ["audit"]],
        ["tags", { Owner: "[a-z]+", Stage: ["x"] }],
    ];
    for (const [name, value] of right) {
        it(`take ${JSON.stringify(value)} for ${name}`, () =>
            assert.deepEqual(parameterProblems(declared, { [name]: value }), []));
    }

    const wrong: [string, unknown, string][] = [
        ["days", "7", "must be a whole number of at least 0"],
        ["days", 1.5, "must be a whole number of at least 0"],
        ["days", Number.NaN, "must be a whole number of at least 0"],
        ["days", null, "must be a whole number of at least 0"],
        ["share", 2, "must be a number from 0 to 1"],
        ["on", "true", "must be true or false"],
        ["ports", "80", "must be a list of texts that match \\d+(-\\d+)?"],
        ["ports", [80], "must be a list of texts that match \\d+(-\\d+)?"],
        ["ports", ["80 or so"], "must be a list of texts that match \\d+(-\\d+)?"],
        ["types", ["all"], "must be a list of texts out of api, audit"],
        ["tags", { Owner: "(" }, "must be a map of patterns or lists of texts"],
        ["tags", ["Owner"], "must be a map of patterns or lists of texts"],
        ["ages", 1, "must be a parameter the rule has"],
        ["toString", 1, "must be a parameter the rule has"],
    ];
    for (const [name, value, rule] of wrong) {
        it(`refuse ${JSON.stringify(value)} for ${name}`, () => {
            const problems = parameterProblems(declared, { [name]: value });
            assert.deepEqual(
                problems.map((problem) => [problem.parameter, problem.rule]),
                [[name, rule]],
            );
        });
    }

    it("of the catalogue take their own defaults, and the strict ones", () => {
        for (const { name, parameters } of catalogue) {
            const defaults = Object.entries(parameters).map(([key, parameter]) => [key, parameter.default]);
            const strict = Object.entries(parameters).map(([key, { strict: value, default: other }]) => [
                key,
                value ?? other,
            ]);
            assert.deepEqual(parameterProblems(parameters, Object.fromEntries(defaults)), [], name);
            assert.deepEqual(parameterProblems(parameters, Object.fromEntries(strict)), [], name);
        }
    });

    it("have a JSON schema that says the same", () => {
        assert.deepEqual(
            Object.entries(declared).map(([, parameter]) => parameterSchema(parameter)),
            [
                { type: "integer", description: "d", minimum: 0 },
                { type: "number", description: "d", minimum: 0, maximum: 1 },
                { type: "boolean", description: "d" },
                {
                    type: "array",
                    description: "d",
                    items: { type: "string", minLength: 1, pattern: "^(?:\\d+(-\\d+)?)$" },
                },
                { type: "array", description: "d", items: { type: "string", minLength: 1, enum: ["api", "audit"] } },
                { type: "object", description: "d" },
            ],
        );
    });
});
