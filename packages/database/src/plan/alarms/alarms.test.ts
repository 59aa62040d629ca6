import assert from "node:assert/strict";
import fc from "fast-check";
import { memoryOf } from "./classMemory.ts";
import { maxConnections } from "./maxConnections.ts";

const GIB = 2 ** 30;

describe("the memory of a class", () => {
    // Amazon RDS User Guide, "Hardware specifications for DB instance classes".
    for (const [instanceClass, gib] of [
        ["db.t4g.micro", 1],
        ["db.t4g.small", 2],
        ["db.t4g.medium", 4],
        ["db.t4g.large", 8],
        ["db.t4g.2xlarge", 32],
        ["db.c6gd.medium", 2],
        ["db.c6gd.16xlarge", 128],
        ["db.m7g.large", 8],
        ["db.m8g.48xlarge", 768],
        ["db.r7g.xlarge", 32],
        ["db.r8gd.24xlarge", 768],
        ["db.x2g.large", 32],
        ["db.x2g.16xlarge", 1024],
    ] as const) {
        it(`is ${gib} GiB of ${instanceClass}`, () => assert.equal(memoryOf(instanceClass), gib * GIB));
    }

    it("is not known of what is no Graviton class", () => {
        for (const other of ["db.m6i.large", "db.serverless", "db.r7g.huge", "db.q9g.large", "r7g.large"]) {
            assert.equal(memoryOf(other), undefined, other);
        }
    });
});

describe("the number of connections", () => {
    it("is what RDS's formula makes of the memory, up to 5000", () => {
        assert.equal(maxConnections(4 * GIB), 450);
        assert.equal(maxConnections(64 * GIB), 5000);
    });

    it("is the parameter where that is a number, and the formula where it is one of RDS's own expressions", () => {
        assert.equal(maxConnections(4 * GIB, { max_connections: "6000" }), 6000);
        assert.equal(maxConnections(4 * GIB, { max_connections: "LEAST({DBInstanceClassMemory/9531392},5000)" }), 450);
    });

    it("never falls as memory grows", () => {
        fc.assert(
            fc.property(fc.nat(1024), fc.nat(1024), (one, more) => {
                assert.ok(maxConnections((one + more) * GIB) >= maxConnections(one * GIB));
            }),
        );
    });
});
