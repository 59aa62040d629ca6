import { isRecord } from "../values/target.ts";
import type { AnswerContext, Answers } from "./answer.ts";
import { regions } from "./data/regions.ts";

// What exists in an account is the account's own: everything here is made up, in the form that AWS gives it. The default
// network has the addresses that AWS documents for it (172.31.0.0/16 with a /20 in each zone).

const DEFAULT_VPC = "172.31.0.0/16";

/** Networks that exist already. */
export const networkAnswers: Answers = {
    "aws:ec2/getVpc:getVpc": (context) => {
        const isDefault = context.args.default === true;
        const id = context.text("id") ?? vpcId(context, isDefault ? "default" : JSON.stringify(context.args));
        return context.assumed({
            id,
            arn: context.arn("ec2", `vpc/${id}`),
            cidrBlock: isDefault ? DEFAULT_VPC : (context.text("cidrBlock") ?? "10.0.0.0/16"),
            cidrBlockAssociations: [],
            default: isDefault,
            dhcpOptionsId: context.ec2Id("dopt", "default"),
            enableDnsHostnames: true,
            enableDnsSupport: true,
            enableNetworkAddressUsageMetrics: false,
            instanceTenancy: "default",
            ipv6AssociationId: "",
            ipv6CidrBlock: "",
            ipv6CidrBlockAssociations: [],
            mainRouteTableId: context.ec2Id("rtb", id),
            ownerId: context.target.account,
            state: "available",
            tags: {},
        });
    },
    "aws:ec2/getVpcs:getVpcs": (context) =>
        context.assumed({ id: context.target.region, ids: [vpcId(context, JSON.stringify(context.args))], tags: {} }),
    "aws:ec2/getSubnets:getSubnets": (context) =>
        context.assumed({
            id: context.target.region,
            ids: zones(context).map((_, index) => subnetId(context, JSON.stringify(context.args), index)),
            tags: {},
        }),
    "aws:ec2/getSubnet:getSubnet": (context) => {
        const all = zones(context);
        const asked = all.indexOf(context.text("availabilityZone") ?? "");
        const id = context.text("id") ?? subnetId(context, JSON.stringify(context.args), Math.max(asked, 0));
        // The last digit of an id made up here says which zone it is in.
        const index = Number.parseInt(id.slice(-1), 16) % all.length;
        return context.assumed({
            id,
            arn: context.arn("ec2", `subnet/${id}`),
            assignIpv6AddressOnCreation: false,
            availabilityZone: all[Number.isNaN(index) ? 0 : index],
            availabilityZoneId: "",
            availableIpAddressCount: 4091,
            cidrBlock: `172.31.${(Number.isNaN(index) ? 0 : index) * 16}.0/20`,
            customerOwnedIpv4Pool: "",
            defaultForAz: context.args.defaultForAz === true,
            enableDns64: false,
            enableLniAtDeviceIndex: 0,
            enableResourceNameDnsARecordOnLaunch: false,
            enableResourceNameDnsAaaaRecordOnLaunch: false,
            ipv6CidrBlock: "",
            ipv6CidrBlockAssociationId: "",
            ipv6Native: false,
            mapCustomerOwnedIpOnLaunch: false,
            // Subnets of a default network are public; nobody knows of others.
            mapPublicIpOnLaunch: context.args.defaultForAz === true || Object.keys(context.args).join() === "id",
            outpostArn: "",
            ownerId: context.target.account,
            privateDnsHostnameTypeOnLaunch: "ip-name",
            state: "available",
            tags: {},
            vpcId: vpcIdOf(context),
        });
    },
    "aws:ec2/getSecurityGroup:getSecurityGroup": (context) => {
        const name = context.text("name") ?? "default";
        const id = context.text("id") ?? context.ec2Id("sg", JSON.stringify(context.args));
        return context.assumed({
            id,
            name,
            arn: context.arn("ec2", `security-group/${id}`),
            description: name === "default" ? "default VPC security group" : "",
            tags: {},
            vpcId: vpcIdOf(context),
        });
    },
    "aws:ec2/getSecurityGroups:getSecurityGroups": (context) => {
        const id = context.ec2Id("sg", JSON.stringify(context.args));
        return context.assumed({
            id: context.target.region,
            arns: [context.arn("ec2", `security-group/${id}`)],
            ids: [id],
            tags: {},
            vpcIds: [vpcIdOf(context)],
        });
    },
    "aws:ec2/getRouteTable:getRouteTable": (context) => {
        const id = context.text("routeTableId") ?? context.ec2Id("rtb", JSON.stringify(context.args));
        return context.assumed({
            id,
            routeTableId: id,
            arn: context.arn("ec2", `route-table/${id}`),
            associations: [],
            gatewayId: "",
            ownerId: context.target.account,
            routes: [],
            subnetId: "",
            tags: {},
            vpcId: vpcIdOf(context),
        });
    },
    "aws:ec2/getRouteTables:getRouteTables": (context) =>
        context.assumed({
            id: context.target.region,
            ids: [context.ec2Id("rtb", JSON.stringify(context.args))],
            tags: {},
        }),
    "aws:ec2/getInternetGateway:getInternetGateway": (context) => {
        const id = context.text("internetGatewayId") ?? context.ec2Id("igw", JSON.stringify(context.args));
        return context.assumed({
            id,
            internetGatewayId: id,
            arn: context.arn("ec2", `internet-gateway/${id}`),
            attachments: [],
            ownerId: context.target.account,
            tags: {},
        });
    },
};

function vpcId(context: AnswerContext, which: string): string {
    return context.ec2Id("vpc", which);
}

/** The network a question is about: the one that it names, else the default one. */
function vpcIdOf(context: AnswerContext): string {
    const filters = Array.isArray(context.args.filters) ? context.args.filters.filter(isRecord) : [];
    const values = filters.find(({ name }) => name === "vpc-id")?.values;
    const [filtered] = Array.isArray(values) ? (values as unknown[]) : [];
    return context.text("vpcId") ?? (typeof filtered === "string" ? filtered : vpcId(context, "default"));
}

function subnetId(context: AnswerContext, which: string, index: number): string {
    return `${context.ec2Id("subnet", which).slice(0, -1)}${index.toString(16)}`;
}

function zones(context: AnswerContext): string[] {
    const { region } = context.target;
    const letters = regions[region]?.zones.map(([letter]) => letter) ?? ["a", "b", "c"];
    return letters.map((letter) => `${region}${letter}`);
}
