import assert from "node:assert/strict";
import fc from "fast-check";
import { defaultRetryPolicy, waitAfter } from "./backoff.ts";
import { retryable, retryablePatterns } from "./retryable.ts";

describe("failures that are tried again", () => {
    for (const [kind, message] of [
        ["throttling", "creating RDS DB Instance (orders): ThrottlingException: Rate exceeded"],
        ["throttling", "api error RequestLimitExceeded: Request limit exceeded."],
        ["throttling", "api error SlowDown: Please reduce your request rate."],
        [
            "conflict",
            "api error OperationAborted: A conflicting conditional operation is currently in progress against this resource. Please try again.",
        ],
        ["conflict", "api error ConcurrentModification: The request was rejected because multiple requests"],
        ["timeout", 'Post "https://ec2.eu-west-1.amazonaws.com/": dial tcp: i/o timeout'],
        ["timeout", "net/http: TLS handshake timeout"],
        [
            "timeout",
            'policy pack "/w/policies" failed to start: could not read plugin [/w/policies] stdout: io: read/write on closed pipe',
        ],
    ] as const) {
        it(`are ${kind}: ${message}`, () => assert.equal(retryable([message]), kind));
    }

    for (const message of [
        "api error AccessDenied: User is not authorized to perform: rds:CreateDBInstance",
        "api error LimitExceeded: Cannot exceed quota for RolesPerAccount: 1000",
        "api error VpcLimitExceeded: The maximum number of VPCs has been reached.",
        "api error DependencyViolation: The vpc has dependencies and cannot be deleted.",
        "Running program 'index.js' failed with an unhandled exception",
        'policy pack "/w/policies" failed to start: could not read plugin [/w/policies] stdout: EOF',
        "waiting for RDS DB Instance create: timeout while waiting for state to become 'available'",
    ]) {
        it(`are not: ${message}`, () => assert.equal(retryable([message]), undefined));
    }

    it("are none of which one part would fail again", () => {
        const throttled = "ThrottlingException: Rate exceeded";
        assert.equal(retryable([throttled, throttled]), "throttling");
        assert.equal(retryable([throttled, "AccessDenied"]), undefined);
    });

    it("have a source each", () => {
        for (const { source } of retryablePatterns) assert.match(source, /^https:\/\//);
    });
});

describe("the wait before another attempt", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

    it("lies between the shortest and the longest, whatever the attempt", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: 60 }), random, (attempt, luck) => {
                const wait = waitAfter(attempt, defaultRetryPolicy, () => luck);
                assert.ok(wait >= 1000 && wait <= 10_000, String(wait));
            }),
        );
    });

    it("grows: its longest doubles up to ten seconds", () => {
        const longest = [1, 2, 3, 4, 5].map((attempt) => waitAfter(attempt, defaultRetryPolicy, () => 0.999999));
        assert.deepEqual(longest, [1000, 2000, 4000, 8000, 10_000]);
    });

    it("differs between layers that failed together", () => {
        const waits = [0.1, 0.9].map((luck) => waitAfter(4, defaultRetryPolicy, () => luck));
        assert.notEqual(waits[0], waits[1]);
    });
});
