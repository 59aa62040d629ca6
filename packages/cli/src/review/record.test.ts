import assert from "node:assert/strict";
import { ENVIRONMENT_NAME, ENVIRONMENT_NAME_LENGTH } from "@plinth/core/settings";
import fc from "fast-check";
import {
    expiryAfter,
    hasExpired,
    LARGEST_NUMBER,
    numberOf,
    recordOf,
    type ReviewRecord,
    reviewName,
    tagsOf,
} from "./record.ts";

const records: fc.Arbitrary<ReviewRecord> = fc
    .record({
        number: fc.integer({ min: 1, max: LARGEST_NUMBER }),
        base: fc.constantFrom("dev", "sandbox"),
        kind: fc.constantFrom("namespace", "copy"),
        expires: fc.date({ min: new Date("2020-01-01"), max: new Date("2100-01-01"), noInvalidDate: true }),
        cidr: fc.option(fc.constant("10.192.0.0/20"), { nil: undefined }),
    })
    .map(({ cidr, expires, ...rest }) => ({
        ...rest,
        expires: expires.toISOString(),
        ...(cidr === undefined ? {} : { cidr }),
    }));

describe("the record of a review", () => {
    it("is read from its stack's tags as it was written, whatever other tags the stack has", () => {
        fc.assert(
            fc.property(records, (record) => {
                const tags = { owner: "somebody", "pulumi:project": "plinth", ...tagsOf(record) };
                assert.deepEqual(recordOf(reviewName(record.number), tags), record);
            }),
        );
    });

    it("is none where the tags are another stack's, or lack something, or the name is no review's", () => {
        const record: ReviewRecord = { number: 7, base: "dev", kind: "copy", expires: "2026-11-24T00:00:00.000Z" };
        const tags = tagsOf(record);
        assert.equal(recordOf("review-pr-8", tags), undefined);
        assert.equal(recordOf("prod", tags), undefined);
        for (const name of Object.keys(tags)) {
            assert.equal(recordOf("review-pr-7", { ...tags, [name]: "" }), undefined, name);
            const { [name]: _, ...others } = tags;
            assert.equal(recordOf("review-pr-7", others), undefined, name);
        }
    });

    it("belongs to a name that environments may have, and to no other one", () => {
        fc.assert(
            fc.property(fc.integer({ min: 1, max: LARGEST_NUMBER }), (number) => {
                const name = reviewName(number);
                assert.ok(ENVIRONMENT_NAME.test(name) && name.length <= ENVIRONMENT_NAME_LENGTH, name);
                assert.equal(numberOf(name), number);
            }),
        );
        for (const name of [
            "prod",
            "review",
            "review-pr-",
            "review-pr-07",
            "review-pr-7x",
            "my-review-pr-7",
            "review-pr-999999999",
        ]) {
            assert.equal(numberOf(name), undefined, name);
        }
    });

    it("expires so many hours after its up, to the second and not before", () => {
        const now = new Date("2026-11-21T20:00:00.000Z");
        const record = { number: 1, base: "dev", kind: "copy", expires: expiryAfter(now, "72h") } as const;
        assert.equal(record.expires, "2026-11-24T20:00:00.000Z");
        assert.equal(hasExpired(record, new Date("2026-11-24T19:59:59.999Z")), false);
        assert.equal(hasExpired(record, new Date("2026-11-24T20:00:00.000Z")), true);
    });
});
