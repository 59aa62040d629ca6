import type { CloudResource } from "./refusal.ts";
import type { SiblingIndex } from "./siblings.ts";

/** Why a resource cannot be deleted, as AWS says it: `code: message`. */
type DeletionRule = (resource: CloudResource & { readonly id: string }, others: Others) => string | undefined;

/** What else is in the simulated cloud. */
interface Others {
    /** Resources of a type that name the id in an input; in a list, too. */
    naming(type: string, input: string, id: string): readonly CloudResource[];
}

const protectedDatabase = (words: string): DeletionRule => {
    return ({ inputs }) =>
        inputs["deletionProtection"] === true ? `InvalidParameterCombination: ${words}` : undefined;
};

/** Refused while any of the named inputs of other resources holds the id. */
const inUse = (
    by: readonly (readonly [type: string, input: string])[],
    words: (id: string, user: CloudResource) => string,
): DeletionRule => {
    return ({ id }, others) => {
        const [user] = by.flatMap(([type, input]) => others.naming(type, input, id));
        return user === undefined ? undefined : words(id, user);
    };
};

// Words as AWS and its provider print them: of databases hashicorp/terraform-provider-aws#26233; of VPCs and subnets
// terraform-aws-modules/terraform-aws-vpc#1081, binlab/terraform-aws-vault-ha-raft#57 and "Delete your VPC" of the VPC User
// Guide. Of clusters the EKS User Guide gives the code alone (deletion-protection). The words of Aurora, security
// groups, parameter and subnet groups, roles and clusters with node groups are from memory.
const rules: Readonly<Record<string, DeletionRule>> = {
    "aws:rds/instance:Instance": protectedDatabase(
        "Cannot delete protected DB Instance, please disable deletion protection and try again.",
    ),
    "aws:rds/cluster:Cluster": protectedDatabase(
        "Cannot delete protected Cluster, please disable deletion protection and try again.",
    ),
    "aws:eks/cluster:Cluster": (cluster, others) => {
        if (cluster.inputs["deletionProtection"] === true)
            return "InvalidRequestException: the cluster has deletion protection turned on";
        const attached = inUse(
            [["aws:eks/nodeGroup:NodeGroup", "clusterName"]],
            () => "Cluster has nodegroups attached",
        );
        const words = attached(cluster, others);
        return words === undefined ? undefined : `ResourceInUseException: ${words}`;
    },
    "aws:ec2/vpc:Vpc": inUse(
        [
            ["aws:ec2/subnet:Subnet", "vpcId"],
            ["aws:ec2/securityGroup:SecurityGroup", "vpcId"],
            ["aws:ec2/internetGateway:InternetGateway", "vpcId"],
            ["aws:ec2/routeTable:RouteTable", "vpcId"],
            ["aws:ec2/networkAcl:NetworkAcl", "vpcId"],
            ["aws:ec2/natGateway:NatGateway", "vpcId"],
            ["aws:ec2/vpcEndpoint:VpcEndpoint", "vpcId"],
        ],
        (id) => `DependencyViolation: The vpc '${id}' has dependencies and cannot be deleted.`,
    ),
    "aws:ec2/subnet:Subnet": inUse(
        [
            ["aws:ec2/natGateway:NatGateway", "subnetId"],
            ["aws:ec2/vpcEndpointSubnetAssociation:VpcEndpointSubnetAssociation", "subnetId"],
            ["aws:eks/nodeGroup:NodeGroup", "subnetIds"],
        ],
        (id) => `DependencyViolation: The subnet '${id}' has dependencies and cannot be deleted.`,
    ),
    "aws:ec2/securityGroup:SecurityGroup": inUse(
        [
            ["aws:rds/instance:Instance", "vpcSecurityGroupIds"],
            ["aws:rds/cluster:Cluster", "vpcSecurityGroupIds"],
            ["aws:elasticache/replicationGroup:ReplicationGroup", "securityGroupIds"],
            ["aws:elasticache/serverlessCache:ServerlessCache", "securityGroupIds"],
            ["aws:ec2/vpcEndpoint:VpcEndpoint", "securityGroupIds"],
            ["aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", "referencedSecurityGroupId"],
        ],
        (id) => `DependencyViolation: resource ${id} has a dependent object`,
    ),
    "aws:rds/subnetGroup:SubnetGroup": inUse(
        [
            ["aws:rds/instance:Instance", "dbSubnetGroupName"],
            ["aws:rds/cluster:Cluster", "dbSubnetGroupName"],
        ],
        (id, { id: user = "" }) =>
            `InvalidDBSubnetGroupStateFault: Cannot delete the subnet group '${id}' because at least one database instance: ${user} is still using it.`,
    ),
    "aws:rds/parameterGroup:ParameterGroup": inUse(
        [["aws:rds/instance:Instance", "parameterGroupName"]],
        (id) =>
            `InvalidDBParameterGroupState: One or more database instances are still members of this parameter group ${id}, so the group cannot be deleted`,
    ),
    "aws:elasticache/subnetGroup:SubnetGroup": inUse(
        [["aws:elasticache/replicationGroup:ReplicationGroup", "subnetGroupName"]],
        (id) => `CacheSubnetGroupInUse: Cache subnet group ${id} is currently in use by a cache cluster.`,
    ),
    "aws:elasticache/parameterGroup:ParameterGroup": inUse(
        [["aws:elasticache/replicationGroup:ReplicationGroup", "parameterGroupName"]],
        (id) =>
            `InvalidCacheParameterGroupState: One or more cache clusters are still members of this parameter group ${id}.`,
    ),
    "aws:iam/role:Role": inUse(
        [["aws:iam/rolePolicyAttachment:RolePolicyAttachment", "role"]],
        () => "DeleteConflict: Cannot delete entity, must detach all policies first.",
    ),
};

/** Why AWS refuses to delete a resource, given what else is there; `undefined` where nothing is known to. */
export function deletionRefusal(type: string, id: string, index: SiblingIndex): string | undefined {
    const resource = index.withId(type, id);
    if (resource === undefined) return undefined;
    return rules[type]?.(
        { ...resource, id },
        {
            naming: (other, input, named) =>
                index.ofType(other).filter(({ inputs }) => {
                    const value = inputs[input];
                    return value === named || (Array.isArray(value) && value.includes(named));
                }),
        },
    );
}
