import assert from "node:assert/strict";
import { permissionsActions } from "../data/serviceActions.ts";
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
        assert.equal(actionKind("s3:*"), "permissions");
        assert.equal(actionKind("s3:PutObject*Tagging"), "write");
        assert.equal(actionKind("ec2:Describe*"), "read");
        assert.equal(actionKind("ssmmessages:*"), "free");
        assert.equal(actionKind("xray:Put*"), "free");
        assert.equal(actionKind("autoscaling:Describe*"), "free");
        assert.equal(actionKind("*"), "permissions");
        assert.equal(actionKind("*:Get*"), "permissions", "nobody knows of which service");
    });

    it("manages permissions, as some hundred do", () => {
        assert.equal(actionKind("iam:PassRole"), "permissions");
        const actions = permissionsActions();
        assert.ok(actions.includes("s3:PutBucketPolicy") && !actions.includes("s3:PutObject"));
        assert.ok(actions.every((action) => actionKind(action) === "permissions"));
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
