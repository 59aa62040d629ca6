import type { CloudResource } from "../refusal.ts";

export function resource(type: string, name: string, inputs: Record<string, unknown>, id?: string): CloudResource {
    const urn = `urn:pulumi:dev::shop::${type}::${name}`;
    return { urn, type, inputs, ...(id === undefined ? {} : { id }) };
}

export const VPC = "aws:ec2/vpc:Vpc";
export const SUBNET = "aws:ec2/subnet:Subnet";
export const RDS = "aws:rds/instance:Instance";
export const CACHE = "aws:elasticache/replicationGroup:ReplicationGroup";
export const INGRESS = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
export const EKS = "aws:eks/cluster:Cluster";

export function vpc(cidrBlock?: string): CloudResource {
    return resource(VPC, "vpc", { cidrBlock }, "vpc-1");
}

export function subnet(id: string, availabilityZone?: string): CloudResource {
    return resource(SUBNET, id, { vpcId: "vpc-1", availabilityZone }, id);
}

/** Two subnets of one zone, and one of another. */
export const zones = [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b"), subnet("a2", "eu-west-1a")];
