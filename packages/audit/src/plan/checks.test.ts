import assert from "node:assert/strict";
import { runChecks } from "@plinth/core/settings";
import fc from "fast-check";
import { trailChecks } from "./checkTrail.ts";
import { eventSelectors } from "./eventSelectors.ts";
import type { AuditTrailShape } from "./shape.ts";

function problems(shape: AuditTrailShape): string[] {
    return runChecks(trailChecks, shape).map(({ path, rule }) => `${path.join(".")}: ${rule}`);
}

const selectors = (shape: AuditTrailShape) => eventSelectors(shape, "aws", ["arn:aws:s3:::own"]);

describe("what a trail may be asked for", () => {
    it("is nothing at all: everything has a default", () => {
        assert.deepEqual(problems({}), []);
    });

    it("refuses a lock that S3 does not know, and one that is off without a reason", () => {
        const rule = "must be a whole number of days from 1 to 36500";
        assert.deepEqual(problems({ lock: { mode: "governance", days: 1.5 }, storage: { expireAfterDays: 4000 } }), [
            `lock.days: ${rule}`,
        ]);
        assert.deepEqual(problems({ lock: { mode: "none", reason: " - " } }), [
            "lock.reason: must say why in 10 to 200 characters",
        ]);
    });

    it("refuses to promise a deletion that the lock does not let happen", () => {
        const lock = { mode: "compliance", days: 2557 } as const;
        assert.deepEqual(problems({ lock }), [
            "storage.expireAfterDays: must not be shorter than the lock (2557 days): S3 deletes nothing before",
        ]);
        assert.deepEqual(problems({ lock, storage: { expireAfterDays: 2557 } }), []);
    });

    it("refuses to move files to a class that bills longer than they stay", () => {
        const storage = { coldAfterDays: 90, expireAfterDays: 179 };
        const lock = { mode: "governance", days: 30 } as const;
        assert.deepEqual(problems({ storage, lock }), [
            "storage.expireAfterDays: must be at least 90 days after coldAfterDays (90): Glacier Instant Retrieval bills that long",
        ]);
        assert.deepEqual(problems({ lock, storage: { ...storage, expireAfterDays: 180 } }), []);
    });

    it("refuses access logs into what is no bucket's name, and for no days", () => {
        assert.deepEqual(problems({ accessLogs: { to: "bucket", bucket: "arn:aws:s3:::logs" } }), [
            "accessLogs.bucket: must be the name of a bucket",
        ]);
        assert.deepEqual(problems({ accessLogs: { to: "own", expireAfterDays: 0 } }), [
            "accessLogs.expireAfterDays: must be a whole number of days, 1 or more",
        ]);
    });

    it("refuses data events of nothing, of what is not theirs, and under the name of the management events", () => {
        assert.deepEqual(
            problems({
                dataEvents: {
                    management: { of: "s3", buckets: "all" },
                    none: { of: "s3", buckets: [] },
                    code: { of: "lambda", functions: ["orders"] },
                    rows: { of: "dynamodb", tables: ["arn:aws:dynamodb:eu-west-1:111111111111:table/orders"] },
                },
            }),
            [
                "dataEvents.management: must have a name of up to 63 lower-case letters, digits and hyphens, other than management",
                "dataEvents.none.buckets: must name buckets, or be all",
                "dataEvents.code.functions.0: must be the ARN of a function",
            ],
        );
    });

    it("refuses more values than CloudTrail takes in a trail's selectors", () => {
        // Three beside the buckets: of the management events, the category and the type of the data events.
        const buckets = (count: number) => Array.from({ length: count }, (_, index) => `bucket-${index}`);
        assert.deepEqual(problems({ dataEvents: { files: { of: "s3", buckets: buckets(497) } } }), []);
        assert.deepEqual(problems({ dataEvents: { files: { of: "s3", buckets: buckets(498) } } }), [
            "dataEvents: must not come to more than 500 values in a trail's selectors",
        ]);
    });

    it("refuses an account named twice in an organisation", () => {
        const accounts = ["111111111111", "111111111111"];
        assert.deepEqual(problems({ organization: { id: "o-a1b2c3d4e5", accounts } }), [
            "organization.accounts.1: must not name an account twice",
        ]);
    });
});

describe("event selectors", () => {
    it("record objects of named buckets, and calls of functions and tables, as they are asked", () => {
        const table = "arn:aws:dynamodb:eu-west-1:111111111111:table/orders";
        const [, code, files, rows] = selectors({
            dataEvents: {
                rows: { of: "dynamodb", tables: [table], access: "write" },
                files: { of: "s3", buckets: ["invoices", "contracts"], access: "read" },
                code: { of: "lambda", functions: "all" },
            },
        });
        const category = { field: "eventCategory", equals: ["Data"] };
        assert.deepEqual(code, {
            name: "code",
            fieldSelectors: [category, { field: "resources.type", equals: ["AWS::Lambda::Function"] }],
        });
        assert.deepEqual(files, {
            name: "files",
            fieldSelectors: [
                category,
                { field: "resources.type", equals: ["AWS::S3::Object"] },
                { field: "resources.ARN", startsWiths: ["arn:aws:s3:::contracts/", "arn:aws:s3:::invoices/"] },
                { field: "readOnly", equals: ["true"] },
            ],
        });
        assert.deepEqual(rows?.fieldSelectors.slice(1), [
            { field: "resources.type", equals: ["AWS::DynamoDB::Table"] },
            { field: "resources.ARN", equals: [table] },
            { field: "readOnly", equals: ["false"] },
        ]);
    });

    it("leave the trail's own bucket out of all, or each file it writes would be an event for another file", () => {
        const [, files] = selectors({ dataEvents: { files: { of: "s3", buckets: "all" } } });
        assert.deepEqual(files?.fieldSelectors.at(-1), {
            field: "resources.ARN",
            notStartsWiths: ["arn:aws:s3:::own/"],
        });
    });

    it("leave out sources only where that is asked", () => {
        const [management] = selectors({ excludedSources: ["rdsdata.amazonaws.com", "kms.amazonaws.com"] });
        assert.deepEqual(management?.fieldSelectors[1], {
            field: "eventSource",
            notEquals: ["kms.amazonaws.com", "rdsdata.amazonaws.com"],
        });
    });

    it("are the same in whatever order buckets and events are written", () => {
        const name = fc.stringMatching(/^[a-z][a-z0-9]{2,8}$/);
        const events = fc.dictionary(name, fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), { maxKeys: 5 });
        fc.assert(
            fc.property(events, (named) => {
                const of = (entries: [string, string[]][]) =>
                    selectors({
                        dataEvents: Object.fromEntries(
                            entries.map(([key, buckets]) => [key, { of: "s3", buckets }] as const),
                        ),
                    });
                const entries = Object.entries(named);
                const reversed = entries.toReversed().map(([key, b]): [string, string[]] => [key, b.toReversed()]);
                assert.deepEqual(of(reversed), of(entries));
            }),
        );
    });
});
