import assert from "node:assert/strict";
import { actionKind } from "./serviceActions.ts";

describe("an action that a policy grants", () => {
    it("changes, reads, or takes no resource, by AWS's own table", () => {
        assert.equal(actionKind("s3:PutObject"), "write");
        assert.equal(actionKind("S3:GETOBJECT"), "read");
        assert.equal(actionKind("s3:ListAllMyBuckets"), "free");
        assert.equal(actionKind("kms:Decrypt"), "write", "a write by AWS's own count");
        assert.equal(actionKind("cloudwatch:PutMetricData"), "free");
        assert.equal(actionKind("ec2:DescribeInstances"), "free");
    });

    it("counts as the most that its pattern covers", () => {
        assert.equal(actionKind("s3:*"), "write");
        assert.equal(actionKind("ec2:Describe*"), "read");
        assert.equal(actionKind("ssmmessages:*"), "free");
        assert.equal(actionKind("xray:Put*"), "free");
        assert.equal(actionKind("autoscaling:Describe*"), "free");
        assert.equal(actionKind("*"), "write");
        assert.equal(actionKind("*:Get*"), "write");
    });

    it("grants nothing when the pattern covers no action of the service", () =>
        assert.equal(actionKind("s3:Zzz*"), "free"));

    it("is judged by its verb when it is younger than the table, or its service is", () => {
        assert.equal(actionKind("s3:GetSomethingNew"), "free");
        assert.equal(actionKind("s3:PutSomethingNew"), "write");
        assert.equal(actionKind("newservice:Describe*"), "free");
        assert.equal(actionKind("newservice:*"), "write");
        assert.equal(actionKind("constructor:toString"), "write");
    });
});
