import assert from "node:assert/strict";
import fc from "fast-check";
import { capacityOf, paidSteps } from "./capacity.ts";
import { checkShape } from "./checkShape.ts";
import { GROUP_NAMES, type Mode } from "./managedGroups.ts";
import { planRules } from "./planRules.ts";
import type { WebAclShape } from "./shape.ts";

const modes = fc.constantFrom<Mode>("count", "block");
const paths = fc.uniqueArray(fc.stringMatching(/^\/[a-z]{1,8}$/), { minLength: 1, maxLength: 10 });
const only = fc.option(fc.record({ paths }), { nil: undefined });
const shapes: fc.Arbitrary<WebAclShape> = fc.record(
    {
        mode: modes,
        groups: fc.uniqueArray(fc.constantFrom(...GROUP_NAMES)).chain((names) =>
            fc
                .array(fc.oneof(modes, fc.constant("off" as const), fc.record({ only })), {
                    minLength: names.length,
                    maxLength: names.length,
                })
                .map((choices) => Object.fromEntries(names.map((name, index) => [name, choices[index]]))),
        ) as fc.Arbitrary<NonNullable<WebAclShape["groups"]>>,
        botControl: fc.record({
            inspection: fc.constant("common" as const),
            extraPrice: fc.constant("accepted" as const),
            only,
        }),
        rate: fc.oneof(fc.constant("off" as const), fc.record({ limit: fc.integer({ min: 10, max: 1e6 }), only })),
        deny: fc.uniqueArray(fc.constantFrom("203.0.113.0/24", "2001:db8::/32", "198.51.100.0/24")),
    },
    { requiredKeys: [] },
);

describe("rules of a web ACL", () => {
    it("have names and priorities of their own, and run in their order", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                assert.deepEqual(checkShape(shape), []);
                const rules = planRules(shape);
                const priorities = rules.map(({ priority }) => priority);
                assert.equal(new Set(rules.map(({ name }) => name)).size, rules.length);
                assert.equal(new Set(priorities).size, rules.length);
                assert.deepEqual(
                    priorities,
                    priorities.toSorted((one, other) => one - other),
                );
            }),
        );
    });

    it("stay as they are when another one comes", () => {
        fc.assert(
            fc.property(shapes, (shape) => {
                const arn = "arn:aws:wafv2:eu-west-1:444444444444:regional/rulegroup/own/7b1e";
                const before = planRules(shape);
                const after = planRules({ ...shape, ruleGroups: { own: { arn, capacity: 10, order: 3 } } });
                assert.deepEqual(
                    after.filter(({ name }) => name !== "own"),
                    before,
                );
                assert.equal(capacityOf(after), capacityOf(before) + 10);
            }),
        );
    });

    it("need what AWS says each needs: groups, addresses, a rate, the paths they are narrowed to", () => {
        const capacity = (shape: WebAclShape) => capacityOf(planRules(shape));
        const none = { ipReputation: "off", knownBadInputs: "off", common: "off", sqlInjection: "off" } as const;
        assert.equal(capacity({ groups: none, rate: "off" }), 0);
        assert.equal(capacity({ groups: none }), 2);
        assert.equal(capacity({ groups: none, rate: { limit: 100, only: { paths: ["/login"] } } }), 4);
        assert.equal(capacity({ groups: none, rate: { limit: 100, only: { paths: ["/login", "/reset"] } } }), 7);
        assert.equal(capacity({ groups: none, rate: "off", deny: ["203.0.113.0/24", "2001:db8::/32"] }), 2);
        assert.equal(capacity({}), 25 + 200 + 700 + 200 + 2);
        assert.equal(
            capacity({
                groups: { anonymousIp: "block" },
                botControl: { inspection: "common", extraPrice: "accepted" },
            }),
            1127 + 50 + 50,
        );
    });

    it("cost more from 1501 units on, by steps of 500", () => {
        assert.deepEqual([0, 1500, 1501, 2000, 2001, 5000].map(paidSteps), [0, 0, 1, 1, 2, 7]);
    });
});
