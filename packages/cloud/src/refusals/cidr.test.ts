import assert from "node:assert/strict";
import fc from "fast-check";
import { contains, overlap, parseCidr } from "./cidr.ts";

const blocks = fc
    .record({ address: fc.ipV4(), prefix: fc.integer({ min: 0, max: 32 }) })
    .map(({ address, prefix }) => `${address}/${prefix}`);

function parsed(text: string) {
    const cidr = parseCidr(text);
    assert.ok(cidr !== undefined);
    return cidr;
}

describe("parseCidr", () => {
    it("reads what it wrote", () => {
        fc.assert(
            fc.property(blocks, (text) => {
                const cidr = parsed(text);
                assert.deepEqual(parsed(cidr.canonical), cidr);
                assert.equal(cidr.last - cidr.first + 1, 2 ** (32 - cidr.prefix));
            }),
        );
    });

    it("takes nothing else for a block", () => {
        for (const text of ["", "10.0.0.0", "10.0.0/8", "256.0.0.0/8", "10.0.0.0/33", "10.0.0.0/-1", "fd00::/8"]) {
            assert.equal(parseCidr(text), undefined);
        }
    });

    it("finds that two blocks are apart, or one holds the other", () => {
        fc.assert(
            fc.property(blocks, blocks, (text, otherText) => {
                const [one, other] = [parsed(text), parsed(otherText)];
                assert.equal(overlap(one, other), contains(one, other) || contains(other, one));
                assert.equal(overlap(one, other), overlap(other, one));
            }),
        );
    });
});
