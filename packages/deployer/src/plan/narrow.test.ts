import assert from "node:assert/strict";
import fc from "fast-check";
import { narrowed } from "./narrow.ts";
import type { PlannedGoal, PlannedResource, UpdatePlan } from "./updatePlan.ts";

const UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
const secret = (ciphertext: string): object => ({
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    ciphertext,
});
const VPC = "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main";

function plan(steps: readonly string[] | undefined, goal: PlannedGoal | null = { protect: false }): UpdatePlan {
    const resource: PlannedResource = { ...(goal === null ? {} : { goal }), steps: steps ?? null, seed: "s" };
    return { manifest: { version: "1" }, resourcePlans: steps === undefined ? {} : { [VPC]: resource } };
}

function wider(confirmed: UpdatePlan, fresh: UpdatePlan): readonly string[] {
    const result = narrowed(confirmed, fresh);
    return "wider" in result ? result.wider : [];
}

describe("a plan narrowed to what is left of it", () => {
    it("keeps what was confirmed, with the steps that are still needed", () => {
        const confirmed = plan(["create"], { protect: true, inputDiff: { adds: { size: 1, key: secret("a") } } });
        const result = narrowed(confirmed, plan(["same"], { protect: true }));
        assert.deepEqual(result, {
            plan: {
                manifest: { version: "1" },
                resourcePlans: { [VPC]: { ...confirmed.resourcePlans?.[VPC], steps: ["same"] } },
            },
        });
    });

    it("drops what was to be deleted and is gone", () => {
        assert.deepEqual(narrowed(plan(["delete"], null), plan(undefined)), {
            plan: { manifest: { version: "1" }, resourcePlans: {} },
        });
    });

    it("lets a replacement go on where only the old one is left to delete", () => {
        const confirmed = plan(["create-replacement", "replace", "delete-replaced"]);
        assert.deepEqual(wider(confirmed, plan(["same", "delete-replaced"])), []);
        assert.deepEqual(wider(confirmed, plan(["update"])), []);
    });

    for (const [what, confirmed, fresh, expected] of [
        ["a resource that nobody confirmed", plan(undefined), plan(["create"]), `${VPC}: create was not confirmed`],
        [
            "a replacement in place of an update",
            plan(["update"]),
            plan(["create-replacement", "replace", "delete-replaced"]),
            `${VPC}: create-replacement, replace, delete-replaced was not confirmed, update was`,
        ],
        [
            "an update in place of nothing",
            plan(["same"]),
            plan(["update"]),
            `${VPC}: update was not confirmed, same was`,
        ],
        [
            "a deletion twice",
            plan(["delete"], null),
            plan(["delete", "delete"], null),
            `${VPC}: delete was not confirmed, delete was`,
        ],
        [
            "what was to be made and is no longer wanted",
            plan(["create"]),
            plan(undefined),
            `${VPC}: create was confirmed, and is no longer wanted`,
        ],
        [
            "what was to be replaced and is now deleted for good",
            plan(["create-replacement", "delete-replaced"]),
            plan(["delete-replaced"], null),
            `${VPC}: create-replacement, delete-replaced was confirmed, and is no longer wanted`,
        ],
    ] as const) {
        it(`refuses ${what}`, () => {
            assert.deepEqual(wider(confirmed, fresh), [expected]);
        });
    }

    it("leaves to the engine what is random in a name, whoever draws it, and no more of it", () => {
        const goal = (name: string, object: string, more: string): PlannedGoal => ({
            inputDiff: { adds: { __defaults: ["name"], name, metadata: { name: object }, more } },
        });
        const confirmed = plan(["create"], goal("q-0a1b2c3", "web-0a1b2c3d", "x"));
        assert.deepEqual(wider(confirmed, plan(["create"], goal("q-3c2b1a0", "web-d3c2b1a0", "x"))), []);
        assert.deepEqual(wider(confirmed, plan(["create"], goal("q-3c2b1a0", "job-d3c2b1a0", "y"))), [
            `${VPC}: other than confirmed: metadata, more`,
        ]);
    });

    it("takes another order for the same thing, and hands it on", () => {
        const goal = (...urns: readonly string[]): PlannedGoal => ({
            dependencies: urns,
            propertyDependencies: { policy: urns },
            inputDiff: { adds: { policy: UNKNOWN } },
        });
        const result = narrowed(plan(["create"], goal("urn:a")), plan(["create"], goal("urn:a", "urn:b")));
        assert.deepEqual("plan" in result && result.plan.resourcePlans?.[VPC]?.goal, goal("urn:a", "urn:b"));
    });

    it("refuses another value, another option or one more property, naming them and no value", () => {
        const confirmed = plan(["update"], {
            protect: true,
            aliases: ["a", "b"],
            inputDiff: { updates: { size: 1, name: "x" } },
        });
        const goal = {
            protect: false,
            aliases: ["b", "a"],
            inputDiff: { updates: { size: 2, name: "x" }, adds: { more: "m" } },
        };
        assert.deepEqual(wider(confirmed, plan(["update"], goal)), [
            `${VPC}: other than confirmed: option protect, more, size`,
        ]);
    });

    it("refuses to leave out what was confirmed, unless it has been done", () => {
        const confirmed = plan(["update"], { inputDiff: { updates: { size: 1 }, deletes: ["old"] } });
        assert.deepEqual(wider(confirmed, plan(["update"], {})), [`${VPC}: other than confirmed: old, size`]);
        assert.deepEqual(wider(confirmed, plan(["same"], {})), []);
    });

    it("takes any value for one that was unknown, none too, and leaves secrets to the engine", () => {
        const confirmed = plan(["create"], {
            provider: `urn:pulumi:dev::p::pulumi:providers:aws::aws::${UNKNOWN}`,
            inputDiff: { adds: { id: UNKNOWN, list: [{ arn: UNKNOWN, a: 1 }], key: secret("a"), gone: UNKNOWN } },
        });
        const goal = {
            provider: "urn:pulumi:dev::p::pulumi:providers:aws::aws::0123",
            inputDiff: { adds: { id: "vpc-1", list: [{ arn: "arn:1", a: 1 }], key: secret("b") } },
        };
        assert.deepEqual(wider(confirmed, plan(["create"], goal)), []);
        const open = { ...goal, inputDiff: { adds: { ...goal.inputDiff.adds, key: "in plain text" } } };
        assert.deepEqual(wider(confirmed, plan(["create"], open)), [`${VPC}: other than confirmed: key`]);
        const other = { ...goal, provider: "urn:pulumi:dev::p::pulumi:providers:aws::other::0123" };
        assert.deepEqual(wider(confirmed, plan(["create"], other)), [`${VPC}: other than confirmed: option provider`]);
    });

    const step = fc.constantFrom(
        "same",
        "create",
        "update",
        "replace",
        "create-replacement",
        "delete-replaced",
        "delete",
    );
    const goal = fc
        .dictionary(fc.constantFrom("x", "y"), fc.constantFrom(1, 2))
        .map((adds) => ({ inputDiff: { adds: { ...adds } } }));
    const resources = fc
        .dictionary(fc.constantFrom("urn:a", "urn:b", "urn:c"), fc.tuple(fc.array(step, { maxLength: 3 }), goal))
        .map((all) =>
            Object.fromEntries(Object.entries(all).map(([urn, [steps, wanted]]) => [urn, { steps, goal: wanted }])),
        );
    const plans = resources.map((resourcePlans): UpdatePlan => ({ resourcePlans }));

    it("is itself for the same preview, and never has a resource, a goal or a change that was not confirmed", () => {
        fc.assert(
            fc.property(plans, plans, (confirmed, fresh) => {
                assert.deepEqual(narrowed(confirmed, confirmed), { plan: confirmed });
                const result = narrowed(confirmed, fresh);
                if ("wider" in result) return;
                for (const [urn, { steps, goal }] of Object.entries(result.plan.resourcePlans ?? {})) {
                    const before = confirmed.resourcePlans?.[urn];
                    assert.deepEqual(goal, before?.goal);
                    const changing = (steps ?? []).filter((one) => one !== "same" && one !== "update");
                    assert.ok(
                        changing.every((one) => before?.steps?.includes(one)),
                        `${urn}: ${changing.join()}`,
                    );
                    if (before?.steps?.every((one) => one === "same") === true) {
                        assert.ok((steps ?? []).every((one) => one === "same"));
                    }
                }
            }),
        );
    });
});
