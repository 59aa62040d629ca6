import assert from "node:assert/strict";
import { planToJson } from "./json.ts";
import type { Diagnostic, EnforcementLevel, Finding, Outcome, Plan, PlannedResource } from "./plan.ts";
import { blocks, findingId, refuseAssumed, STACK_TYPE, summarize, warnUnverified } from "./summary.ts";
import { Secret, unknown } from "./values.ts";

const URN = "urn:pulumi:dev::shop::test:index:Box::box";

function finding(outcome: Outcome, level: EnforcementLevel): Finding {
    const about = { rule: "rds-public", pack: "plinth", severity: null, urn: URN, property: "publiclyAccessible" };
    const said = {
        expected: "false",
        actual: "true",
        message: "",
        remedy: null,
        controls: [],
        decidedIn: "preview" as const,
    };
    return { id: findingId(about.rule, about.urn, about.property), outcome, level, ...about, ...said };
}

function resource(given: Partial<PlannedResource>): PlannedResource {
    return {
        urn: URN,
        type: "test:index:Box",
        name: "box",
        custom: true,
        protect: false,
        inputs: {},
        unknownInputs: [],
        outputs: {},
        dependencies: [],
        propertyDependencies: {},
        options: {},
        ...given,
    };
}

describe("blocks", () => {
    for (const [outcome, level, expected] of [
        ["violation", "mandatory", true],
        ["violation", "remediate", true],
        ["violation", "advisory", false],
        ["errored", "mandatory", true],
        ["errored", "advisory", false],
        ["unverified", "mandatory", false],
        ["exempted", "mandatory", false],
        ["pass", "mandatory", false],
        ["notApplicable", "mandatory", false],
    ] as const) {
        it(`is ${expected} for ${outcome} at level ${level}`, () =>
            assert.equal(blocks(finding(outcome, level)), expected));
    }

    it("is true for a mandatory rule that could not decide in the settled pass either", () => {
        const settled = { decidedIn: "settled" } as const;
        assert.equal(blocks({ ...finding("unverified", "mandatory"), ...settled }), true);
        assert.equal(blocks({ ...finding("unverified", "advisory"), ...settled }), false);
    });
});

describe("refuseAssumed", () => {
    it("makes what stayed unverified advisory where an environment is only to be warned", () => {
        const findings = warnUnverified([
            { ...finding("unverified", "mandatory"), decidedIn: "settled" },
            finding("violation", "mandatory"),
        ]);
        assert.deepEqual(findings.map(blocks), [false, true]);
        assert.equal(findings[0]?.outcome, "unverified");
    });

    it("makes a pass that rests on a made-up value unverified, and leaves every other verdict alone", () => {
        const assumed = { decidedIn: "settled", basis: "assumed" } as const;
        const findings = [
            { ...finding("pass", "mandatory"), ...assumed },
            { ...finding("violation", "mandatory"), ...assumed },
            finding("pass", "mandatory"),
        ];
        assert.deepEqual(
            refuseAssumed(findings).map(({ outcome }) => outcome),
            ["unverified", "violation", "pass"],
        );
        assert.equal(blocks(refuseAssumed(findings)[0] as Finding), true);
    });
});

describe("findingId", () => {
    it("differs by rule, resource and property, and stays the same across versions", () => {
        const ids = [
            findingId("a", "urn", "p"),
            findingId("b", "urn", "p"),
            findingId("a", "other", "p"),
            findingId("a", "urn", "q"),
            findingId("a", "urn", null),
        ];
        assert.equal(new Set(ids).size, ids.length);
        assert.equal(findingId("rds-public", URN, "publiclyAccessible"), "e762024e61938a37");
    });
});

describe("summarize", () => {
    const diagnostic = (severity: Diagnostic["severity"]): Diagnostic => ({ severity, message: "said" });
    const stack = {
        project: "shop",
        stack: "dev",
        outputs: {},
        diagnostics: [diagnostic("error"), diagnostic("warning"), diagnostic("warning"), diagnostic("info")],
        gaps: [],
        resources: [
            resource({ type: STACK_TYPE, custom: false }),
            resource({ type: "pulumi:providers:aws" }),
            resource({ type: "shop:index:Shop", custom: false, unknownInputs: ["a"] }),
            resource({ unknownInputs: ["a", "b.c"] }),
            resource({}),
            resource({ type: "pulumi:pulumi:StackReference", read: true }),
        ],
    };

    it("counts resources without the stack and providers, components and reads apart", () => {
        const { resources, components, reads, unknownInputs } = summarize([stack, stack], []);
        assert.deepEqual(
            { resources, components, reads, unknownInputs },
            { resources: 4, components: 2, reads: 2, unknownInputs: 6 },
        );
    });

    it("counts findings by outcome, those that block, and what was said", () => {
        const findings = [
            finding("violation", "mandatory"),
            finding("violation", "advisory"),
            finding("unverified", "mandatory"),
        ];
        const { findings: counts, blocking, errors, warnings } = summarize([stack], findings);
        assert.deepEqual(counts, { pass: 0, violation: 2, unverified: 1, exempted: 0, notApplicable: 0, errored: 0 });
        assert.deepEqual({ blocking, errors, warnings }, { blocking: 1, errors: 1, warnings: 2 });
    });
});

describe("planToJson", () => {
    it("encodes inputs, outputs and stack outputs, and leaves the rest as it is", () => {
        const made = resource({ inputs: { a: unknown, $b: 1 }, outputs: { c: new Secret("s") }, unknownInputs: ["a"] });
        const stack = {
            project: "shop",
            stack: "dev",
            resources: [made],
            outputs: { d: new Secret("s") },
            diagnostics: [],
            gaps: [],
        };
        const plan: Plan = {
            version: 1,
            environment: "dev",
            layout: "single",
            stacks: [stack],
            findings: [finding("violation", "mandatory")],
            summary: summarize([stack], []),
        };
        assert.deepEqual(planToJson(plan), {
            ...plan,
            stacks: [
                {
                    ...stack,
                    outputs: { d: { $secret: true } },
                    resources: [
                        { ...made, inputs: { a: { $unknown: true }, $$b: 1 }, outputs: { c: { $secret: true } } },
                    ],
                },
            ],
        });
    });
});
