import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { DEFAULTS, endpointService, gatewayPolicy, type Tier, type WatchedNetwork, zoneKey } from "./plan/index.ts";
import { childName, type MadeVpc, type Scope, tagged, vpcCidr } from "./scope.ts";
import type { MadeTable } from "./routing.ts";
import type { MadeSubnet } from "./subnets.ts";

/**
 * Gateway endpoints, in every private and isolated route table; none where there is no such table.
 * Tables are associated one by one, so a zone or a tier that is added leaves the endpoint as it is.
 */
export function makeGatewayEndpoints(scope: Scope, vpc: MadeVpc, tables: readonly MadeTable[]): void {
    if (tables.length === 0) return;
    const { endpoints = {} } = scope.shape;
    const options = { parent: scope.parent };
    for (const service of endpoints.gateway ?? DEFAULTS.gateway) {
        const role = `endpoint-${service}`;
        const endpoint = new aws.ec2.VpcEndpoint(
            childName(scope, role),
            {
                vpcId: vpc.id,
                vpcEndpointType: "Gateway",
                serviceName: `com.amazonaws.${scope.target.region}.${service}`,
                policy: JSON.stringify(gatewayPolicy(service, { ...scope.target, ...endpoints })),
                tags: tagged(scope, role),
            },
            options,
        );
        for (const table of tables) {
            new aws.ec2.VpcEndpointRouteTableAssociation(
                childName(scope, `${role}-${table.role}`),
                { vpcEndpointId: endpoint.id, routeTableId: table.id },
                { ...options, ...formerName(scope, role, table) },
            );
        }
    }
}

/** The other topology has other tables, and named what belongs to one of them after that. */
function formerName(scope: Scope, role: string, { formerRole }: MadeTable): pulumi.CustomResourceOptions {
    return formerRole === undefined ? {} : { aliases: [{ name: childName(scope, `${role}-${formerRole}`) }] };
}

/**
 * Interface endpoints with private DNS, so that programs in the VPC use them without knowing. They share one security group,
 * which lets HTTPS in from the VPC alone. One subnet per zone is all AWS takes: the private one, else the isolated one.
 */
export function makeInterfaceEndpoints(
    scope: Scope,
    vpc: MadeVpc,
    subnets: readonly MadeSubnet[],
): WatchedNetwork["endpoints"] {
    const entries = scope.shape.endpoints?.interface ?? [];
    if (entries.length === 0) return {};
    const made: Record<string, WatchedNetwork["endpoints"][string]> = {};
    const options = { parent: scope.parent };
    const group = makeSecurityGroup(scope, vpc);
    const tier: Tier = subnets.some((subnet) => subnet.tier === "private") ? "private" : "isolated";
    for (const entry of entries) {
        const service = endpointService(entry);
        if (service === undefined) continue; // refused before anything registered
        const role = `endpoint-${service.key}`;
        const endpoint = new aws.ec2.VpcEndpoint(
            childName(scope, role),
            {
                vpcId: vpc.id,
                vpcEndpointType: "Interface",
                serviceName: service.serviceName(scope.target.region),
                securityGroupIds: [group.id],
                privateDnsEnabled: true,
                tags: tagged(scope, role),
            },
            options,
        );
        for (const { zone, id } of subnets.filter((subnet) => subnet.tier === tier)) {
            new aws.ec2.VpcEndpointSubnetAssociation(
                childName(scope, `${role}-${zoneKey(zone)}`),
                { vpcEndpointId: endpoint.id, subnetId: id },
                options,
            );
        }
        made[service.key] = { id: endpoint.id, serviceName: service.serviceName(scope.target.region) };
    }
    return made;
}

function makeSecurityGroup(scope: Scope, vpc: MadeVpc): aws.ec2.SecurityGroup {
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
