import assert from "node:assert/strict";
import { importForm, wrongId } from "./importForm.ts";

describe("by what a type is imported", () => {
    it("is what the provider's documentation says", () => {
        assert.deepEqual(importForm("aws:ec2/vpc:Vpc"), { words: "id, such as vpc-a01106c2", possible: "yes" });
        assert.deepEqual(importForm("aws:eks/nodeGroup:NodeGroup"), {
            words: "clusterName and nodeGroupName, such as example-cluster:example-group",
            possible: "yes",
        });
    });

    it("is not known of types that nobody has read, and nothing for those that are not imported", () => {
        assert.equal(importForm("aws:kms/ciphertext:Ciphertext").possible, "no");
        assert.deepEqual(importForm("kubernetes:core/v1:Namespace"), {
            words: "see the import section of the provider's documentation",
            possible: "unknown",
        });
    });
});

describe("an id", () => {
    for (const [type, ...right] of [
        ["aws:ec2/vpc:Vpc", "vpc-a01106c2", "vpc-0a1b2c3d4e5f60718"],
        ["aws:kms/key:Key", "1234abcd-12ab-34cd-56ef-1234567890ab", "mrk-1234abcd12ab34cd56ef1234567890ab"],
        ["aws:rds/instance:Instance", "orders", "plinth-prod-orders"],
        ["aws:s3/bucket:Bucket", "plinth-prod-logs"],
        ["aws:kms/alias:Alias", "alias/orders"],
        ["aws:eks/nodeGroup:NodeGroup", "main:general"],
        ["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role/arn:aws:iam::aws:policy/ReadOnlyAccess"],
        ["aws:secretsmanager/secret:Secret", "arn:aws-cn:secretsmanager:cn-north-1:111111111111:secret:a-123456"],
        ["aws:cloudwatch/logIndexPolicy:LogIndexPolicy", "group-without-slash"],
        ["kubernetes:core/v1:Namespace", "anything at all"],
    ] as const) {
        for (const id of right)
            it(`of ${type} may be ${id}`, () => {
                assert.equal(wrongId(type, id), undefined);
            });
    }

    for (const [type, id, problem] of [
        ["aws:ec2/vpc:Vpc", "subnet-a01106c2", "must be vpc- and 8 or 17 hexadecimal digits"],
        ["aws:ec2/vpc:Vpc", "vpc-a01106c", "must be vpc- and 8 or 17 hexadecimal digits"],
        ["aws:ec2/vpc:Vpc", "arn:aws:ec2:eu-west-1:111111111111:vpc/vpc-a01106c2", "must not be an ARN"],
        ["aws:rds/instance:Instance", "arn:aws:rds:eu-west-1:111111111111:db:orders", "must not be an ARN"],
        ["aws:kms/key:Key", "alias/orders", "must be a UUID"],
        ["aws:eks/nodeGroup:NodeGroup", "general", "must be parts joined by :"],
        ["aws:ec2/routeTableAssociation:RouteTableAssociation", "rtbassoc-12345678", "must be parts joined by /"],
        ["aws:secretsmanager/secret:Secret", "orders", "must be an ARN of secretsmanager"],
        ["aws:secretsmanager/secret:Secret", "arn:aws:kms:eu-west-1:1:key/1", "must be an ARN of secretsmanager"],
    ] as const) {
        it(`refuses ${id} for ${type}`, () => {
            assert.equal(wrongId(type, id), problem);
        });
    }
});
