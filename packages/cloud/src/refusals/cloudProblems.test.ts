import assert from "node:assert/strict";
import { cloudProblems, type PlannedForCloud } from "./cloudProblems.ts";

const BUCKET = "aws:s3/bucket:Bucket";

function planned(type: string, inputs: Record<string, unknown>, more: Partial<PlannedForCloud> = {}): PlannedForCloud {
    return { urn: `urn:pulumi:dev::shop::${type}::data`, type, inputs, ...more };
}

function said(resource: PlannedForCloud): string[] {
    return cloudProblems([resource]).map(({ severity, message }) => `${severity}: ${message}`);
}

describe("cloudProblems", () => {
    it("says that AWS will refuse, with its words", () => {
        assert.deepEqual(said(planned(BUCKET, { bucket: "A" })), [
            "error: creating data will fail: InvalidBucketName: The specified bucket is not valid.",
        ]);
    });

    it("says what the provider refuses as the engine prints it", () => {
        assert.deepEqual(said(planned("aws:kms/key:Key", { deletionWindowInDays: 3 })), [
            "error: aws:kms/key:Key resource 'data' has a problem: expected deletion_window_in_days to be in the range (7 - 30), got 3. Examine values at 'data.deletionWindowInDays'.",
        ]);
    });

    it("warns where the value is made up", () => {
        const [line] = said(planned(BUCKET, { bucket: "A" }, { madeUp: new Set(["bucket"]) }));
        assert.match(line ?? "", /^warning: creating data will fail: .* \(for a made-up value\)$/);
    });

    it("warns of an input that the type does not have, and names the nearest", () => {
        assert.deepEqual(said(planned(BUCKET, { forceDestory: true })), [
            "warning: aws:s3/bucket:Bucket has no input forceDestory; did you mean forceDestroy?",
        ]);
        assert.deepEqual(said(planned(BUCKET, { arn: "mine" })), [
            "warning: aws:s3/bucket:Bucket has no input arn; AWS computes it",
        ]);
        assert.deepEqual(said(planned(BUCKET, { somethingElseAltogether: 1 })), [
            "warning: aws:s3/bucket:Bucket has no input somethingElseAltogether",
        ]);
    });

    it("refuses a resource without an input it needs, in the provider's words", () => {
        assert.deepEqual(said(planned("aws:ec2/subnet:Subnet", {})), [
            "error: aws:ec2/subnet:Subnet resource 'data' has a problem: Missing required argument. The argument \"vpc_id\" is required, but no definition was found.. Examine values at 'data.vpcId'.",
        ]);
        assert.deepEqual(said(planned("aws:ec2/subnet:Subnet", { vpcId: undefined })), []);
    });

    it("says nothing of inputs to another major version of the provider, or to types nobody has read", () => {
        const old = planned(BUCKET, { acll: "private" }, { providerVersion: "6.83.0" });
        assert.deepEqual(said(old), []);
        assert.equal(said({ ...old, providerVersion: "7.1.0" }).length, 1);
        assert.deepEqual(said(planned("gcp:storage/bucket:Bucket", { nonsense: 1 })), []);
    });

    it("names the resource, the property and where the rule was read", () => {
        const [problem] = cloudProblems([planned(BUCKET, { bucket: "A" })]);
        assert.equal(problem?.urn, `urn:pulumi:dev::shop::${BUCKET}::data`);
        assert.equal(problem?.property, "bucket");
        assert.equal(problem?.source, "Amazon S3 error responses");
    });
});
