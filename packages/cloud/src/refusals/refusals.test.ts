import assert from "node:assert/strict";
import { factsOf } from "../facts/facts.ts";
import type { CloudResource } from "./refusal.ts";
import { refusals, refusedTypes } from "./refusals.ts";
import { SiblingIndex } from "./siblings.ts";
import { PLACE, refusedAccount, takenAccount } from "./testdata/account.ts";
import { refused } from "./testdata/refused.ts";
import { resource, SUBNET, vpc } from "./testdata/resources.ts";
import { taken } from "./testdata/taken.ts";

function said(type: string, inputs: Record<string, unknown>, others: readonly CloudResource[] = []): string[] {
    const own = { ...resource(type, "own", inputs), place: PLACE };
    return refusals(own, new SiblingIndex([...others, own])).map(({ property, message }) => `${property}: ${message}`);
}

describe("refusals", () => {
    for (const [type, inputs, words, others] of [...refused, ...refusedAccount]) {
        it(`refuses ${type.split(":")[2]}: ${words}`, () => {
            assert.deepEqual(said(type, inputs, others), [words]);
        });
    }

    for (const [what, type, inputs, others] of [...taken, ...takenAccount]) {
        it(`takes ${what}`, () => {
            assert.deepEqual(said(type, inputs, others), []);
        });
    }

    it("find nothing wrong with inputs of which nothing is known", () => {
        for (const type of refusedTypes()) {
            const inputs = Object.fromEntries((factsOf(type)?.inputs ?? []).map((name) => [name, undefined]));
            assert.deepEqual(said(type, inputs), []);
        }
    });

    it("name inputs of their type", () => {
        for (const [type, inputs, words] of [...refused, ...refusedAccount]) {
            const [property = ""] = words.split(":")[0]?.split(".") ?? [];
            assert.ok(factsOf(type)?.inputs.includes(property), `${type} ${property}`);
            for (const name of Object.keys(inputs)) assert.ok(factsOf(type)?.inputs.includes(name), `${type} ${name}`);
        }
    });

    it("say when they rest on a made-up value, its own or another resource's", () => {
        const judge = (madeUp: string[], others: readonly CloudResource[] = []): boolean[] => {
            const own = {
                ...resource(SUBNET, "own", { cidrBlock: "10.1.0.0/24", vpcId: "vpc-1" }),
                madeUp: new Set(madeUp),
            };
            return refusals(own, new SiblingIndex([...others, own])).map(({ assumed }) => assumed);
        };
        const block = vpc("10.0.0.0/16");
        assert.deepEqual(judge([], [block]), [false]);
        assert.deepEqual(judge(["vpcId"], [block]), [false]);
        assert.deepEqual(judge(["cidrBlock"], [block]), [true]);
        assert.deepEqual(judge([], [{ ...block, madeUp: new Set(["cidrBlock"]) }]), [true]);
    });

    it("are made once for two subnets that overlap, for the same one in any order", () => {
        const [one, other] = ["10.0.0.0/24", "10.0.0.0/25"].map((cidrBlock) =>
            resource(SUBNET, cidrBlock, { cidrBlock, vpcId: "vpc-1" }),
        );
        assert.ok(one !== undefined && other !== undefined);
        for (const order of [
            [one, other],
            [other, one],
        ]) {
            const index = new SiblingIndex(order);
            assert.deepEqual([refusals(one, index).length, refusals(other, index).length], [0, 1]);
        }
    });
});
