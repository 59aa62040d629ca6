import assert from "node:assert/strict";
import { Secret, unknown } from "@plinth/plan";
import { plan, resource, stack } from "../testdata/plans.ts";
import { policyChangeLines } from "./policyChanges.ts";
import { makeStyle } from "./style.ts";

describe("changes by policy", () => {
    const by = { rule: "tag-required", pack: "plinth", property: "tags" };
    const lines = (policyChanges: Parameters<typeof resource>[2]) =>
        policyChangeLines(
            plan([stack([resource("aws:sqs/queue:Queue", "orders", policyChanges)])]),
            200,
            makeStyle(false),
        );

    it("say resource, property, what it was, what it is, and which rule did it", () => {
        const change = { ...by, before: { Key: unknown }, after: { Key: unknown, Owner: "web" } };
        assert.deepEqual(lines({ policyChanges: [change] }), [
            "Changed by policy (1)",
            '~ orders (aws:sqs Queue) tags: {"Key":{"$unknown":true}} -> {"Key":{"$unknown":true},"Owner":"web"}, by tag-required',
        ]);
    });

    it("show no secret, cut what is long, and say where there was nothing", () => {
        const [, first, second] = lines({
            policyChanges: [
                { ...by, after: new Secret("hunter2") },
                { ...by, before: "x".repeat(100) },
            ],
        });
        assert.equal(first, '~ orders (aws:sqs Queue) tags: nothing -> {"$secret":true}, by tag-required');
        assert.equal(second, `~ orders (aws:sqs Queue) tags: "${"x".repeat(59)}… -> nothing, by tag-required`);
    });

    it("are nothing where no policy changed anything", () => {
        assert.deepEqual(lines({}), []);
    });
});
