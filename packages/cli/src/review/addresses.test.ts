import assert from "node:assert/strict";
import { cidrOf, contains, overlaps } from "@plinth/core/addresses";
import fc from "fast-check";
import { allocate } from "./addresses.ts";

const inside = (text: string, pool: string): boolean => {
    const [block, whole] = [cidrOf(text), cidrOf(pool)];
    return block !== undefined && whole !== undefined && contains(whole, block);
};
const meet = (one: string, other: string): boolean => {
    const [a, b] = [cidrOf(one), cidrOf(other)];
    return a === undefined || b === undefined || overlaps(a, b);
};

describe("the block of a review's network", () => {
    it("lies in the pool, has the wanted size, and meets nothing that is in use, whatever comes and goes", () => {
        const changes = fc.array(fc.record({ number: fc.integer({ min: 1, max: 400 }), leaves: fc.boolean() }), {
            maxLength: 60,
        });
        const reserved = fc.array(fc.constantFrom("10.192.0.0/20", "10.193.0.0/16", "10.20.0.0/18", "10.192.64.0/24"), {
            maxLength: 3,
        });
        fc.assert(
            fc.property(changes, reserved, fc.constantFrom(20, 22, 24), (all, taken, prefix) => {
                const pool = "10.192.0.0/14";
                const living = new Map<number, string>();
                for (const { number, leaves } of all) {
                    if (leaves) living.delete(number);
                    else if (!living.has(number)) {
                        const used = [...taken, ...living.values()];
                        const block = allocate({ pool, prefix, number, taken: used });
                        assert.ok(block !== undefined && inside(block, pool) && block.endsWith(`/${prefix}`));
                        assert.ok(!used.some((other) => meet(block, other)), block);
                        living.set(number, block);
                    }
                }
            }),
        );
    });

    it("is the same one for the same number while nobody else has it", () => {
        const block = allocate({ pool: "10.192.0.0/12", prefix: 20, number: 7, taken: [] });
        assert.equal(block, "10.192.112.0/20");
        assert.equal(allocate({ pool: "10.192.0.0/12", prefix: 20, number: 7 + 256, taken: [] }), block);
        assert.equal(
            allocate({ pool: "10.192.0.0/12", prefix: 20, number: 7, taken: [String(block)] }),
            "10.192.128.0/20",
        );
    });

    it("uses the pool up to its last block, and then is none", () => {
        const taken: string[] = [];
        for (let number = 10; number < 14; number += 1) {
            taken.push(allocate({ pool: "10.192.0.0/18", prefix: 20, number, taken }) ?? "none");
        }
        assert.deepEqual(taken.sort(), ["10.192.0.0/20", "10.192.16.0/20", "10.192.32.0/20", "10.192.48.0/20"]);
        assert.equal(allocate({ pool: "10.192.0.0/18", prefix: 20, number: 10, taken }), undefined);
        assert.equal(allocate({ pool: "10.192.0.0/24", prefix: 20, number: 10, taken: [] }), undefined);
    });
});
