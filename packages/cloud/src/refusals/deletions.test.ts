import assert from "node:assert/strict";
import { deletionRefusal } from "./deletions.ts";
import type { CloudResource } from "./refusal.ts";
import { SiblingIndex } from "./siblings.ts";

function made(type: string, id: string, inputs: CloudResource["inputs"] = {}): CloudResource {
    return { urn: `urn:pulumi:dev::shop::${type}::${id}`, type, id, inputs };
}

function refused(resource: CloudResource, ...others: readonly CloudResource[]): string | undefined {
    return deletionRefusal(resource.type, resource.id ?? "", new SiblingIndex([resource, ...others]));
}

const DATABASE = "aws:rds/instance:Instance";
const VPC = made("aws:ec2/vpc:Vpc", "vpc-1");
const SUBNET = made("aws:ec2/subnet:Subnet", "subnet-1", { vpcId: "vpc-1" });
const GROUP = made("aws:ec2/securityGroup:SecurityGroup", "sg-1");

describe("a deletion in the simulated cloud", () => {
    it("is refused while deletion protection is on", () => {
        for (const type of [DATABASE, "aws:rds/cluster:Cluster", "aws:eks/cluster:Cluster"]) {
            assert.match(refused(made(type, "a", { deletionProtection: true })) ?? "", /^Invalid\w+: .*protect/);
            assert.equal(refused(made(type, "a", { deletionProtection: false })), undefined);
        }
    });

    it("is refused of a VPC and a subnet with something in it", () => {
        assert.equal(
            refused(VPC, SUBNET),
            "DependencyViolation: The vpc 'vpc-1' has dependencies and cannot be deleted.",
        );
        assert.equal(refused(VPC, made("aws:ec2/subnet:Subnet", "subnet-2", { vpcId: "vpc-2" })), undefined);
        const nodes = made("aws:eks/nodeGroup:NodeGroup", "main:a", { subnetIds: ["subnet-0", "subnet-1"] });
        assert.match(refused(SUBNET, nodes) ?? "", /The subnet 'subnet-1' has dependencies/);
        assert.equal(refused(SUBNET), undefined);
    });

    it("is refused of what others use: security groups, parameter and subnet groups, roles, clusters", () => {
        const database = made(DATABASE, "orders", {
            vpcSecurityGroupIds: ["sg-1"],
            dbSubnetGroupName: "subnets",
            parameterGroupName: "parameters",
        });
        assert.match(refused(GROUP, database) ?? "", /resource sg-1 has a dependent object/);
        assert.match(refused(made("aws:rds/subnetGroup:SubnetGroup", "subnets"), database) ?? "", /instance: orders/);
        const parameters = made("aws:rds/parameterGroup:ParameterGroup", "parameters");
        assert.match(refused(parameters, database) ?? "", /still members of this parameter group parameters/);
        const policy = made("aws:iam/rolePolicyAttachment:RolePolicyAttachment", "a", { role: "nodes" });
        assert.match(refused(made("aws:iam/role:Role", "nodes"), policy) ?? "", /must detach all policies/);
        const nodes = made("aws:eks/nodeGroup:NodeGroup", "main:a", { clusterName: "main" });
        assert.match(refused(made("aws:eks/cluster:Cluster", "main"), nodes) ?? "", /nodegroups attached/);
    });

    it("is not refused of what nobody made here, and of types nothing is known of", () => {
        assert.equal(deletionRefusal("aws:ec2/vpc:Vpc", "vpc-9", new SiblingIndex([SUBNET])), undefined);
        assert.equal(refused(made("aws:sqs/queue:Queue", "q")), undefined);
    });
});
