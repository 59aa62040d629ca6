import assert from "node:assert/strict";
import fc from "fast-check";
import { liesStrictlyIn, readBlock } from "./blocks.ts";

function strictlyIn(inner: string, outer: string): boolean {
    const [one, other] = [readBlock(inner), readBlock(outer)];
    assert.ok(one !== undefined && other !== undefined);
    return liesStrictlyIn(one, other);
}

describe("a block of addresses", () => {
    for (const text of [
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.0/8/8",
        "::/129",
        "a::b::c/64",
        "10.0.0.256/8",
        "/8",
    ]) {
        it(`is not ${text}`, () => {
            assert.equal(readBlock(text), undefined);
        });
    }

    for (const [inner, outer, lies] of [
        ["10.1.0.0/24", "10.0.0.0/8", true],
        ["10.0.0.0/8", "10.0.0.0/8", false],
        ["11.0.0.0/24", "10.0.0.0/8", false],
        ["10.0.0.0/7", "10.0.0.0/8", false],
        ["169.254.169.254/32", "0.0.0.0/0", true],
        ["fd00:ec2::254/128", "fd00::/8", true],
        ["fe00::1/128", "fd00::/8", false],
        ["::ffff:10.0.0.1/128", "::ffff:a00:0/104", true],
        ["10.0.0.0/24", "::/0", false],
    ] as const) {
        it(`${inner} ${lies ? "lies" : "does not lie"} in ${outer}`, () => {
            assert.equal(strictlyIn(inner, outer), lies);
        });
    }

    it("lies in every shorter one of its first address, and in no other", () => {
        const octet = fc.integer({ min: 0, max: 255 });
        fc.assert(
            fc.property(
                octet,
                octet,
                octet,
                octet,
                fc.integer({ min: 0, max: 32 }),
                fc.integer({ min: 0, max: 32 }),
                (a, b, c, d, x, y) => {
                    const address = [a, b, c, d].join(".");
                    assert.equal(strictlyIn(`${address}/${x}`, `${address}/${y}`), x > y);
                    const flipped = [a ^ 128, b, c, d].join(".");
                    if (x > y && y > 0) assert.equal(strictlyIn(`${flipped}/${x}`, `${address}/${y}`), false);
                },
            ),
        );
    });
});
