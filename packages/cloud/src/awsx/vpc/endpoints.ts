import { ChildOutput, type ChildResource } from "../expansion.ts";
import { type EndpointSpec, mapOf, text, type VpcArguments } from "./vpcArguments.ts";

/** What of the network endpoints may be attached to, by keys of children. */
export interface NetworkParts {
    readonly vpc: string;
    readonly subnets: readonly { readonly key: string; readonly type: string; readonly zone: number }[];
    readonly routeTables: readonly string[];
    /** How many. */
    readonly zones: number;
}

/** Properties of an endpoint that pass through. */
const PASSED = [
    "autoAccept",
    "dnsOptions",
    "ipAddressType",
    "policy",
    "resourceConfigurationArn",
    "serviceNetworkArn",
    "serviceRegion",
    "subnetConfigurations",
    "vpcEndpointType",
];

/** Gateway unless said otherwise; nothing where it is not known yet. */
function typeOf({ vpcEndpointType }: EndpointSpec): string | undefined {
    return vpcEndpointType === undefined ? "gateway" : text(vpcEndpointType)?.toLowerCase();
}

/** The network's DNS switches: as given, and on where endpoints need them. @throws Error in awsx's words. */
export function endpointDns(args: VpcArguments): { enableDnsHostnames?: unknown; enableDnsSupport?: unknown } {
    const { enableDnsHostnames, enableDnsSupport } = args.given;
    const given = { enableDnsHostnames, enableDnsSupport };
    if (args.endpointStrategy !== "Auto") return given;
    for (const spec of args.endpoints) {
        if (typeOf(spec) === undefined) {
            throw new Error(
                `vpcEndpointStrategy "Auto" requires vpcEndpointType for endpoint "${spec.serviceName}" to be omitted or a ` +
                    'plain string. Use vpcEndpointStrategy "Legacy" for dynamic endpoint types.',
            );
        }
    }
    const needed = args.endpoints.some(
        (spec) =>
            typeOf(spec) === "interface" && (spec.privateDnsEnabled === undefined || spec.privateDnsEnabled === true),
    );
    if (!needed) return given;
    for (const [name, value] of Object.entries(given)) {
        if (value === false) {
            throw new Error(
                `vpcEndpointStrategy "Auto" requires ${name} to be true when Interface endpoint private DNS is enabled.`,
            );
        }
    }
    return { enableDnsHostnames: enableDnsHostnames ?? true, enableDnsSupport: enableDnsSupport ?? true };
}

/** Endpoints, and under strategy `Auto` what they need besides. */
export function endpointChildren(
    args: VpcArguments,
    tags: Readonly<Record<string, unknown>>,
    network: NetworkParts,
): { children: ChildResource[]; keys: string[]; warnings: string[] } {
    const made = { children: [] as ChildResource[], keys: [] as string[], warnings: [] as string[] };
    const auto = args.endpointStrategy === "Auto";
    for (const spec of args.endpoints) {
        const type = typeOf(spec);
        if (!auto) made.warnings.push(...legacyWarnings(spec, type));
        const { serviceName } = spec;
        const region = spec.region ?? args.given.region;
        const own = { region, vpcId: new ChildOutput(network.vpc, "id"), tags: { ...tags, ...mapOf(spec.tags) } };
        const isInterface = auto && type === "interface";
        const withoutGroup = isInterface && spec.securityGroupIds === undefined;
        if (withoutGroup) made.children.push(...securityGroup(spec, own, network.vpc));
        const withoutSubnets = spec.subnetIds === undefined && spec.subnetConfigurations === undefined;
        const withoutTables = auto && type === "gateway" && spec.routeTableIds === undefined;
        const key = `vpcEndpoint ${serviceName}`;
        made.keys.push(key);
        made.children.push({
            key,
            type: "aws:ec2/vpcEndpoint:VpcEndpoint",
            name: serviceName,
            parent: network.vpc,
            inputs: {
                ...Object.fromEntries(PASSED.map((property) => [property, spec[property]])),
                ...own,
                serviceName,
                privateDnsEnabled: spec.privateDnsEnabled ?? (isInterface ? true : undefined),
                routeTableIds: withoutTables
                    ? network.routeTables.map((table) => new ChildOutput(table, "id"))
                    : spec.routeTableIds,
                securityGroupIds: withoutGroup ? [new ChildOutput(groupOf(spec), "id")] : spec.securityGroupIds,
                subnetIds: isInterface && withoutSubnets ? subnetIds(network) : spec.subnetIds,
            },
            dependsOn: [network.vpc],
        });
    }
    return made;
}

/** In each zone a private subnet, else an isolated one, else a public one. */
function subnetIds({ subnets, zones }: NetworkParts): ChildOutput[] {
    return Array.from({ length: zones }, (_, zone) => {
        const inZone = subnets.filter((subnet) => subnet.zone === zone);
        const best = ["private", "isolated", "public"]
            .map((kind) => inZone.find(({ type }) => type.toLowerCase() === kind))
            .find((subnet) => subnet !== undefined);
        return best === undefined ? [] : [new ChildOutput(best.key, "id")];
    }).flat();
}

function groupOf({ serviceName }: EndpointSpec): string {
    return `securityGroup ${serviceName}`;
}

/** A security group that lets the network in on the port of HTTPS. */
function securityGroup(
    spec: EndpointSpec,
    own: { readonly region: unknown; readonly vpcId: ChildOutput; readonly tags: unknown },
    vpc: string,
): ChildResource[] {
    const key = groupOf(spec);
    const addresses = text(spec.ipAddressType)?.toLowerCase();
    const hasIpv6 = addresses === "ipv6" || addresses === "dualstack";
    return [
        {
            key,
            type: "aws:ec2/securityGroup:SecurityGroup",
            name: `${spec.serviceName}-sg`,
            parent: vpc,
            inputs: { ...own, description: "Managed by Pulumi" },
            dependsOn: [vpc],
        },
        {
            key: `securityGroupRule ${spec.serviceName}`,
            type: "aws:ec2/securityGroupRule:SecurityGroupRule",
            name: `${spec.serviceName}-ingress`,
            parent: vpc,
            inputs: {
                region: own.region,
                type: "ingress",
                securityGroupId: new ChildOutput(key, "id"),
                protocol: "tcp",
                fromPort: 443,
                toPort: 443,
                cidrBlocks: [new ChildOutput(vpc, "cidrBlock")],
                ipv6CidrBlocks: hasIpv6 ? [new ChildOutput(vpc, "ipv6CidrBlock")] : undefined,
            },
            dependsOn: [key],
        },
    ];
}

/** Under strategy `Legacy` nothing is inferred; the plugin says what is missing. */
function legacyWarnings(spec: EndpointSpec, type: string | undefined): string[] {
    const { serviceName } = spec;
    if (type === "interface" && spec.subnetIds === undefined && spec.subnetConfigurations === undefined) {
        return [
            `VPC endpoint "${serviceName}" is an Interface endpoint without subnetIds or subnetConfigurations. ` +
                'Specify vpcEndpointStrategy: "Auto" to use generated VPC subnets.',
        ];
    }
    if (type === "gateway" && spec.routeTableIds === undefined) {
        return [
            `VPC endpoint "${serviceName}" is a Gateway endpoint without routeTableIds. ` +
                'Specify vpcEndpointStrategy: "Auto" to use generated VPC route tables.',
        ];
    }
    return [];
}
