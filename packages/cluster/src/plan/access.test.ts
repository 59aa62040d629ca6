import assert from "node:assert/strict";
import { accessPolicyArn, accessScope, checkAccess } from "./access.ts";
import { ACCESS_LEVELS, type AccessGrant } from "./shape.ts";

const admin: AccessGrant = { roleArn: "arn:aws:iam::111111111111:role/platform-admin", level: "cluster-admin" };
const viewer: AccessGrant = { roleArn: "arn:aws:iam::111111111111:role/viewer", level: "view" };

describe("accessPolicyArn", () => {
    it("names the policy of each level in the partition", () => {
        assert.deepEqual(
            ACCESS_LEVELS.map((level) => accessPolicyArn("aws", level)),
            [
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSClusterAdminPolicy",
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSAdminPolicy",
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSEditPolicy",
                "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy",
            ],
        );
        assert.match(accessPolicyArn("aws-cn", "view"), /^arn:aws-cn:eks::aws:/);
    });
});

describe("accessScope", () => {
    it("covers the cluster unless namespaces are named", () => {
        assert.deepEqual(accessScope(viewer), { type: "cluster" });
        assert.deepEqual(accessScope({ ...viewer, namespaces: ["shop"] }), { type: "namespace", namespaces: ["shop"] });
    });
});

describe("checkAccess", () => {
    it("accepts roles, those of IAM Identity Center with their path included", () => {
        const sso = "arn:aws:iam::111111111111:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Admin_0123";
        assert.deepEqual(checkAccess({ platform: { ...admin, roleArn: sso }, viewers: viewer }), []);
    });

    it("refuses a cluster that nobody could administer", () => {
        assert.deepEqual(checkAccess({ viewers: viewer }), [
            {
                path: ["access"],
                rule: "must give someone the level cluster-admin: the role that creates the cluster gets no rights in it",
                value: ["viewers"],
                fix: "add the role of the people who run the cluster, with level: cluster-admin",
            },
        ]);
    });

    for (const roleArn of [
        "arn:aws:iam::111111111111:user/alice",
        "arn:aws:iam::111111111111:root",
        "arn:aws:sts::111111111111:assumed-role/admin/alice",
        "arn:aws:iam::1111:role/admin",
        "*",
    ]) {
        it(`refuses ${roleArn}, which is not a role`, () => {
            const [problem, ...others] = checkAccess({ platform: admin, other: { roleArn, level: "view" } });
            assert.deepEqual(others, []);
            assert.deepEqual(problem?.path, ["access", "other", "roleArn"]);
            assert.equal(problem.rule, "must be the ARN of an IAM role");
            assert.equal(problem.value, roleArn);
        });
    }

    it("refuses namespaces for a level that has none, and an empty list of them", () => {
        const [limited] = checkAccess({ platform: { ...admin, namespaces: ["shop"] } });
        assert.deepEqual(limited?.path, ["access", "platform", "namespaces"]);
        assert.equal(limited.rule, "cannot limit cluster-admin");
        assert.equal(limited.fix, "choose level: admin, or remove namespaces");
        const [empty] = checkAccess({ platform: admin, viewers: { ...viewer, namespaces: [] } });
        assert.equal(empty?.rule, "must name at least one namespace");
    });

    it("refuses one role twice, since EKS has one entry for a role", () => {
        const [problem] = checkAccess({ platform: admin, again: { ...admin, level: "view" } });
        assert.deepEqual(problem, {
            path: ["access", "again", "roleArn"],
            rule: "must stand once: platform names the same role",
            value: admin.roleArn,
            fix: "remove again or platform",
        });
    });
});
