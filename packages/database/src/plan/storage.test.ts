import assert from "node:assert/strict";
import fc from "fast-check";
import { leastShape } from "../testdata/databaseArgs.ts";
import type { StorageShape } from "./shape.ts";
import { checkStorage, maxSizeOf } from "./storage.ts";

function problemsOf(storage: StorageShape) {
    return checkStorage({ ...leastShape, storage });
}

describe("a database's storage", () => {
    it("grows by itself to twice its size, and never past what RDS has", () => {
        assert.equal(maxSizeOf({ size: 20 }), 40);
        assert.equal(maxSizeOf({ size: 40_000 }), 65_536);
        assert.equal(maxSizeOf({ size: 20, maxSize: 500 }), 500);
        assert.equal(maxSizeOf({ size: 60_000 }), undefined);
    });

    it("always has a default limit that it takes as a setting, too", () => {
        fc.assert(
            fc.property(fc.integer({ min: 20, max: 65_536 }), (size) => {
                assert.deepEqual(problemsOf({ size, maxSize: maxSizeOf({ size }) }), []);
            }),
        );
    });

    it("refuses a limit where no storage is left to add", () => {
        assert.deepEqual(problemsOf({ size: 60_000, maxSize: 65_536 }), [
            {
                path: ["storage", "maxSize"],
                rule: "cannot be set for 60000 GiB: less than 26 % is left up to 65536, the most a database can have",
                value: 65_536,
                fix: "remove it",
            },
        ]);
    });

    for (const size of [19, 65_537, 20.5]) {
        it(`refuses ${size} GiB`, () => {
            assert.deepEqual(problemsOf({ size }), [
                {
                    path: ["storage", "size"],
                    rule: "must be a whole number of GiB from 20 to 65536",
                    value: size,
                    fix: "choose a size from 20 on; it can grow later",
                },
            ]);
        });
    }

    for (const maxSize of [100, 125, 65_537]) {
        it(`refuses ${maxSize} GiB as the limit of 100`, () => {
            assert.deepEqual(problemsOf({ size: 100, maxSize }), [
                {
                    path: ["storage", "maxSize"],
                    rule: "must be a whole number of GiB from 126 (26 % above size) to 65536",
                    value: maxSize,
                    fix: "write at least 126, or leave it out for 200",
                },
            ]);
        });
    }

    it("refuses performance beyond what the size includes below 400 GiB", () => {
        assert.deepEqual(problemsOf({ size: 399, iops: 12_000, throughput: 500 }), [
            {
                path: ["storage", "iops"],
                rule: "cannot be set below 400 GiB of gp3: AWS sells more performance only from that size on",
                value: 12_000,
                fix: "remove it, or raise storage.size to 400",
            },
            {
                path: ["storage", "throughput"],
                rule: "cannot be set below 400 GiB of gp3: AWS sells more performance only from that size on",
                value: 500,
                fix: "remove it, or raise storage.size to 400",
            },
        ]);
    });

    it("takes the whole range of performance from 400 GiB on", () => {
        assert.deepEqual(problemsOf({ size: 400, iops: 12_000, throughput: 500 }), []);
        assert.deepEqual(problemsOf({ size: 400, iops: 64_000, throughput: 4_000 }), []);
    });

    it("refuses performance outside the range", () => {
        assert.deepEqual(problemsOf({ size: 400, iops: 3_000, throughput: 4_001 }), [
            {
                path: ["storage", "iops"],
                rule: "must be from 12000 to 64000 IOPS",
                value: 3_000,
                fix: "choose a value from 12000 on, or remove it",
            },
            {
                path: ["storage", "throughput"],
                rule: "must be from 500 to 4000 MiB per second",
                value: 4_001,
                fix: "choose a value from 500 on, or remove it",
            },
        ]);
    });
});
