import assert from "node:assert/strict";
import fc from "fast-check";
import { type AclEntry, ADMIN_PORTS, planAcl } from "./planAcls.ts";
import { type Tier, TIERS } from "./shape.ts";

const INTERNET = "0.0.0.0/0";

/** What AWS does: the entry with the smallest number that matches decides; none is a refusal. */
function passes(entries: readonly AclEntry[], protocol: "tcp" | "udp", port: number, source: string): boolean {
    const sorted = [...entries].sort((a, b) => a.number - b.number);
    const first = sorted.find(
        (entry) =>
            (entry.protocol === "all" || entry.protocol === protocol) &&
            (entry.source === INTERNET || entry.source === source) &&
            (entry.ports === undefined || (entry.ports.from <= port && port <= entry.ports.to)),
    );
    return first?.action === "allow";
}

const tier = fc.constantFrom(...TIERS);
const shape = fc.record({
    nat: fc.constantFrom("none" as const, "single" as const, "perZone" as const, "regional" as const),
    endpoints: fc.record({ gateway: fc.constantFrom<("s3" | "dynamodb")[]>([], ["s3"], ["s3", "dynamodb"]) }),
    networkAcls: fc.record({
        publicPorts: fc.uniqueArray(fc.constantFrom(25, 80, 443, 853, 8443), { maxLength: 4 }),
        peers: fc.dictionary(fc.constantFrom("a", "b"), fc.constantFrom("10.1.0.0/16", "10.2.0.0/16")),
    }),
});

describe("planAcl", () => {
    it("never lets the internet reach a port that administers machines, in any tier", () => {
        fc.assert(
            fc.property(tier, shape, (routed, some) => {
                const { inbound } = planAcl(routed, some);
                for (const { from, to } of ADMIN_PORTS) {
                    for (let port = from; port <= to; port++) {
                        assert.ok(!passes(inbound, "tcp", port, INTERNET), `${routed} ${port}`);
                        assert.ok(!passes(inbound, "udp", port, INTERNET), `${routed} ${port}`);
                    }
                }
            }),
            { numRuns: 500 },
        );
    });

    it("lets the VPC and its peers through both ways, in every tier", () => {
        fc.assert(
            fc.property(tier, shape, fc.integer({ min: 1, max: 65535 }), (routed, some, port) => {
                const { inbound, outbound } = planAcl(routed, some);
                for (const source of ["vpc", ...Object.values(some.networkAcls.peers)]) {
                    assert.ok(passes(inbound, "tcp", port, source) && passes(outbound, "tcp", port, source));
                }
            }),
            { numRuns: 500 },
        );
    });

    it("lets the internet open the public ports of public subnets, and no low port anywhere else", () => {
        fc.assert(
            fc.property(tier, shape, fc.integer({ min: 1, max: 1023 }), (routed, some, port) => {
                const ports: readonly number[] = some.networkAcls.publicPorts;
                const open = routed === "public" && ports.includes(port);
                assert.equal(passes(planAcl(routed, some).inbound, "tcp", port, INTERNET), open);
            }),
            { numRuns: 500 },
        );
    });

    const ways: [Tier, Parameters<typeof planAcl>[1], boolean][] = [
        ["public", {}, true],
        ["private", {}, true],
        ["private", { nat: "none", endpoints: { gateway: [] } }, false],
        ["isolated", {}, true],
        ["isolated", { endpoints: { gateway: [] } }, false],
    ];
    for (const [routed, some, out] of ways) {
        const way = out ? "HTTPS out and its replies in" : "nothing beyond the VPC";
        it(`lets ${way} for a tier routed as ${routed}, given ${JSON.stringify(some)}`, () => {
            const { inbound, outbound } = planAcl(routed, some);
            assert.equal(passes(outbound, "tcp", 443, "203.0.113.1/32"), out);
            assert.equal(passes(inbound, "tcp", 40000, "203.0.113.1/32"), out);
        });
    }

    it("numbers no two entries of a direction alike", () => {
        fc.assert(
            fc.property(tier, shape, (routed, some) => {
                for (const entries of Object.values(planAcl(routed, some)) as AclEntry[][]) {
                    assert.equal(new Set(entries.map(({ number }) => number)).size, entries.length);
                }
            }),
        );
    });
});
