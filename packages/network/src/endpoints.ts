import * as aws from "@pulumi/aws";
import { DEFAULTS, endpointService, gatewayPolicy, type Tier } from "./plan/index.ts";
import { childName, type Scope, tagged, vpcCidr } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

/** Gateway endpoints, in every private and isolated route table; none where there is no such table. */
export function makeGatewayEndpoints(scope: Scope, vpc: aws.ec2.Vpc, tables: readonly aws.ec2.RouteTable[]): void {
    if (tables.length === 0) return;
    const { endpoints = {} } = scope.shape;
    for (const service of endpoints.gateway ?? DEFAULTS.gateway) {
        const role = `endpoint-${service}`;
        new aws.ec2.VpcEndpoint(
            childName(scope, role),
            {
                vpcId: vpc.id,
                vpcEndpointType: "Gateway",
                serviceName: `com.amazonaws.${scope.target.region}.${service}`,
                routeTableIds: tables.map((table) => table.id),
                policy: JSON.stringify(gatewayPolicy(service, { ...scope.target, ...endpoints })),
                tags: tagged(scope, role),
            },
            { parent: scope.parent },
        );
    }
}

/**
 * Interface endpoints with private DNS, so that programs in the VPC use them without knowing. They share one security group,
 * which lets HTTPS in from the VPC alone. One subnet per zone is all AWS takes: the private one, else the isolated one.
 */
export function makeInterfaceEndpoints(scope: Scope, vpc: aws.ec2.Vpc, subnets: readonly MadeSubnet[]): void {
    const entries = scope.shape.endpoints?.interface ?? [];
    if (entries.length === 0) return;
    const options = { parent: scope.parent };
    const group = makeSecurityGroup(scope, vpc);
    const tier: Tier = subnets.some((subnet) => subnet.tier === "private") ? "private" : "isolated";
    const subnetIds = subnets.filter((subnet) => subnet.tier === tier).map(({ resource }) => resource.id);
    for (const entry of entries) {
        const service = endpointService(entry);
        if (service === undefined) continue; // refused before anything registered
        const role = `endpoint-${service.key}`;
        new aws.ec2.VpcEndpoint(
            childName(scope, role),
            {
                vpcId: vpc.id,
                vpcEndpointType: "Interface",
                serviceName: service.serviceName(scope.target.region),
                subnetIds,
                securityGroupIds: [group.id],
                privateDnsEnabled: true,
                tags: tagged(scope, role),
            },
            options,
        );
    }
}

function makeSecurityGroup(scope: Scope, vpc: aws.ec2.Vpc): aws.ec2.SecurityGroup {
    const options = { parent: scope.parent };
    const role = "endpoints";
    const group = new aws.ec2.SecurityGroup(
        childName(scope, role),
        { vpcId: vpc.id, description: "Interface endpoints: HTTPS from inside the VPC", tags: tagged(scope, role) },
        options,
    );
    new aws.vpc.SecurityGroupIngressRule(
        childName(scope, `${role}-https`),
        {
            securityGroupId: group.id,
            description: "HTTPS from inside the VPC",
            cidrIpv4: vpcCidr(scope, vpc),
            ipProtocol: "tcp",
            fromPort: 443,
            toPort: 443,
            tags: tagged(scope, `${role}-https`),
        },
        options,
    );
    return group;
}
