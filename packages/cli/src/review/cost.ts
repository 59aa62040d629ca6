import { isDeepStrictEqual } from "node:util";
import { costOf, type Money, monthlyCost, type PricedItem, priceOf, sum } from "@plinth/prices";

/** As much of a plan's resource as its price takes. */
export interface CostedResource {
    readonly type: string;
    readonly custom: boolean;
    /** Whether it exists already and is only read. */
    readonly read?: boolean;
    readonly inputs: Readonly<Record<string, unknown>>;
}

/** Resources of one kind. */
export interface CostLine {
    readonly what: string;
    readonly count: number;
    /** USD for 730 hours, without what depends on use. */
    readonly monthly: Money;
}

export interface CostEstimate {
    /** What has a price, dearest first; then what has none here. */
    readonly lines: readonly CostLine[];
    /** Sum of what is known. */
    readonly known: number;
    /** Kinds whose price nobody here knows. */
    readonly unknown: readonly string[];
}

/**
 * What costs nothing by itself. VPCs and their parts: Amazon VPC User Guide, "Pricing" (using a VPC has no charge, some
 * components have), "Security groups" for those; gateway endpoints: AWS PrivateLink Guide, "Gateway endpoints"; IAM: AWS IAM FAQs.
 */
const FREE = new Set([
    "aws:ec2/vpc:Vpc",
    "aws:ec2/subnet:Subnet",
    "aws:ec2/routeTable:RouteTable",
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
    "aws:ec2/defaultNetworkAcl:DefaultNetworkAcl",
    "aws:ec2/networkAcl:NetworkAcl",
    "aws:ec2/networkAclRule:NetworkAclRule",
    "aws:ec2/vpcEndpointRouteTableAssociation:VpcEndpointRouteTableAssociation",
    "aws:ec2/routeTableAssociation:RouteTableAssociation",
    "aws:ec2/route:Route",
    "aws:ec2/internetGateway:InternetGateway",
    "aws:ec2/securityGroup:SecurityGroup",
    "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup",
    "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule",
    "aws:vpc/securityGroupEgressRule:SecurityGroupEgressRule",
]);

/** What every resource of a plan costs in a month, at list prices. */
export function estimate(resources: readonly CostedResource[], region: string): CostEstimate {
    const lines: CostLine[] = [];
    const add = ({ what, count, monthly }: CostLine): void => {
        const index = lines.findIndex(
            (line) => line.what === what && (line.monthly === "unknown") === (monthly === "unknown"),
        );
        const same = lines[index];
        if (same === undefined) lines.push({ what, count, monthly });
        else lines[index] = { what, count: same.count + count, monthly: sum([same.monthly, monthly]) };
    };
    for (const resource of resources) {
        if (resource.custom && resource.read !== true && resource.type.startsWith("aws:") && !isFree(resource)) {
            add(priced(resource, region));
        }
    }
    const money = lines.flatMap(({ monthly }) => (monthly === "unknown" ? [] : [monthly]));
    const unknown = lines.filter(({ monthly }) => monthly === "unknown").map(({ what }) => what);
    return { lines: lines.sort(byMoney), known: money.reduce((total, one) => total + one, 0), unknown: unknown.sort() };
}

function isFree({ type, inputs }: CostedResource): boolean {
    if (type === ENDPOINT) return inputs["vpcEndpointType"] === "Gateway";
    return FREE.has(type) || type.startsWith("aws:iam/");
}

const ENDPOINT = "aws:ec2/vpcEndpoint:VpcEndpoint";

function priced({ type, inputs }: CostedResource, region: string): CostLine {
    const line = (what: string, item: PricedItem, count = 1): CostLine => ({
        what,
        count,
        monthly: monthlyCost(priceOf(item, region), count),
    });
    if (type === "aws:ec2/eip:Eip") return line("public IPv4 addresses", "publicIpv4.hour");
    if (type === "aws:ec2/natGateway:NatGateway" && inputs["availabilityMode"] !== "regional") {
        return line("NAT gateways", "natGateway.hour");
    }
    if (type === "aws:kms/key:Key")
        return { what: "KMS keys", count: 1, monthly: costOf(priceOf("kmsKey.month", region), 1) };
    if (type === "aws:eks/cluster:Cluster" && staysSupported(inputs["upgradePolicy"])) {
        return line("EKS clusters without their nodes", "eksCluster.hour");
    }
    const zones = inputs["subnetIds"];
    if (type === ENDPOINT && Array.isArray(zones)) {
        return line("interface endpoints, by zone", "interfaceEndpoint.zoneHour", zones.length);
    }
    return { what: type, count: 1, monthly: "unknown" };
}

/** Whether AWS upgrades a cluster before its version costs more. */
function staysSupported(policy: unknown): boolean {
    return (policy as { supportType?: unknown } | undefined)?.supportType === "STANDARD";
}

function byMoney(a: CostLine, b: CostLine): number {
    if (isDeepStrictEqual(a.monthly, b.monthly)) return a.what < b.what ? -1 : 1;
    if (a.monthly === "unknown") return 1;
    return b.monthly === "unknown" ? -1 : b.monthly - a.monthly;
}

/** What is decided by. */
export interface CostLimits {
    /** USD. */
    readonly monthlyCostCap: number;
    /** Whether what is not known counts as nothing. */
    readonly acceptUnknown: boolean;
}

/** Why an estimate is refused; none where it is not. */
export function refusals({ known, unknown }: CostEstimate, { monthlyCostCap, acceptUnknown }: CostLimits): string[] {
    const over = known > monthlyCostCap;
    const why = `costs ${dollars(known)} a month, over monthlyCostCap ${dollars(monthlyCostCap)}`;
    const kinds = `no price is known here of ${unknown.length === 1 ? "one kind" : `${unknown.length} kinds`} of resources: ${unknown.join(", ")}`;
    return [
        ...(over ? [`${why}. Fix: leave layers to the base, make them smaller, or raise the cap`] : []),
        ...(unknown.length > 0 && !acceptUnknown
            ? [`${kinds}. Fix: --accept-unknown-cost, or unknownCost: accept in review`]
            : []),
    ];
}

/** An estimate for people. */
export function costText({ lines, known, unknown }: CostEstimate): string {
    const rows = lines.map(
        ({ what, count, monthly }) => `  ${count} ${what}: ${monthly === "unknown" ? "unknown" : dollars(monthly)}`,
    );
    const more = unknown.length === 0 ? "" : ", and what those cost that have no price here";
    return [`a month, at list prices and without what depends on use: ${dollars(known)}${more}`, ...rows].join("\n");
}

export function dollars(amount: number): string {
    return `$${amount.toFixed(2)}`;
}
