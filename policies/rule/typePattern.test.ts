import assert from "node:assert/strict";
import { typeMatcher } from "./typePattern.ts";

describe("the types of a rule", () => {
    it("match exactly unless they end in an asterisk", () => {
        const matches = typeMatcher(["aws:s3/bucket:Bucket"]);
        assert.deepEqual([matches("aws:s3/bucket:Bucket"), matches("aws:s3/bucket:Bucket2")], [true, false]);
    });

    it("match all that begin alike when they end in one", () => {
        const matches = typeMatcher(["kubernetes:*", "aws:sqs/queue:Queue"]);
        assert.deepEqual(["kubernetes:core/v1:Pod", "aws:sqs/queue:Queue", "aws:sns/topic:Topic"].map(matches), [
            true,
            true,
            false,
        ]);
    });

    it("match every type when there is nothing but an asterisk", () => {
        assert.equal(typeMatcher(["*"])("random:index/randomId:RandomId"), true);
    });
});
