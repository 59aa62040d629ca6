import assert from "node:assert/strict";
import fc from "fast-check";
import { blockAt, contains, formatCidr, overlaps, parseCidr, sizeOf } from "./cidr.ts";

const cidr = fc
    .tuple(fc.nat({ max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
    .map(([address, prefix]) => blockAt(address, prefix));

function refusal(text: string): { rule: string; fix: string } {
    const parsed = parseCidr(text);
    assert.ok(!("cidr" in parsed), `${text} was accepted`);
    return parsed;
}

describe("parseCidr", () => {
    it("reads back every block it writes", () => {
        fc.assert(fc.property(cidr, (block) => assert.deepEqual(parseCidr(formatCidr(block)), { cidr: block })));
    });

    it("reads the last block of the address space without overflow", () => {
        assert.deepEqual(parseCidr("255.255.255.255/32"), { cidr: { first: 2 ** 32 - 1, prefix: 32 } });
    });

    const wrong: [string, RegExp, RegExp][] = [
        ["10.0.1.0/16", /no host bits set/, /^write 10\.0\.0\.0\/16$/],
        ["10.0.0.0", /IPv4 CIDR block/, /add the prefix length: 10\.0\.0\.0\/16/],
        ["10.0.0.300/16", /IPv4 CIDR block/, /300 is larger/],
        ["10.0.0.0/33", /IPv4 CIDR block/, /from 0 to 32/],
        ["10.0.0/16", /IPv4 CIDR block/, /four numbers/],
        ["fd00::/48", /IPv4 CIDR block/, /four numbers/],
        ["010.0.0.0/16", /IPv4 CIDR block/, /^write 10\.0\.0\.0\/16$/],
        [" 10.0.0.0/16", /IPv4 CIDR block/, /^write 10\.0\.0\.0\/16$/],
    ];
    for (const [text, rule, fix] of wrong) {
        it(`refuses ${JSON.stringify(text)}, saying what to write`, () => {
            assert.match(refusal(text).rule, rule);
            assert.match(refusal(text).fix, fix);
        });
    }

    it("refuses host bits with the block they lie in", () => {
        fc.assert(
            fc.property(cidr, fc.nat(), (block, offset) => {
                const inside = block.first + (offset % sizeOf(block.prefix));
                if (inside === block.first) return;
                const text = formatCidr({ first: inside, prefix: block.prefix });
                assert.equal(refusal(text).fix, `write ${formatCidr(block)}`);
            }),
        );
    });
});

describe("overlaps", () => {
    it("agrees with comparing first and last addresses", () => {
        fc.assert(
            fc.property(cidr, cidr, (a, b) => {
                const last = ({ first, prefix }: typeof a) => first + sizeOf(prefix) - 1;
                assert.equal(overlaps(a, b), a.first <= last(b) && b.first <= last(a));
                assert.equal(contains(a, b), a.first <= b.first && last(b) <= last(a));
            }),
        );
    });
});
