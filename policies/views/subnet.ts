import type { Reading } from "../reading/reading.ts";
import { perStack } from "../relations/perStack.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { all, type Answer, any, anyText } from "./answer.ts";
import { isEverywhere } from "./cidr.ts";

export const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = ["aws:ec2/vpc:Vpc"];
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const GATEWAY = ["aws:ec2/internetGateway:InternetGateway"];
const ASSOCIATION = ["aws:ec2/routeTableAssociation:RouteTableAssociation"];
const MAIN_ASSOCIATION = ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"];

/** Where routes of either form name their destination. */
const SPLIT = ["destinationCidrBlock", "destinationIpv6CidrBlock"];
const INLINE = ["cidrBlock", "ipv6CidrBlock"];

const ASSOCIATION_OF_SUBNET: Relation = { types: ASSOCIATION, property: "subnetId", parents: [SUBNET], keys: [] };
const TABLE_OF_ASSOCIATION: Relation = {
    types: [...ASSOCIATION, ...MAIN_ASSOCIATION],
    property: "routeTableId",
    parents: TABLES,
    keys: [],
};
const ROUTE_OF_TABLE: Relation = {
    types: ["aws:ec2/route:Route"],
    property: "routeTableId",
    parents: TABLES,
    keys: [],
};
const VPC_OF_SUBNET: Relation = { types: [SUBNET], property: "vpcId", parents: VPC, keys: [] };
const MAIN_OF_VPC: Relation = { types: MAIN_ASSOCIATION, property: "vpcId", parents: VPC, keys: [] };
const DEFAULT_OF_VPC: Relation = {
    types: ["aws:ec2/defaultRouteTable:DefaultRouteTable"],
    property: "defaultRouteTableId",
    parents: VPC,
    keys: ["defaultRouteTableId"],
};

/** Whether a subnet's route table sends the internet's addresses to an internet gateway. */
export function isPublicSubnet(subnet: ResourceView, stack: StackIndex): Answer {
    const { sure, maybe } = stack.children(subnet, ASSOCIATION_OF_SUBNET);
    if (sure.length === 0 && maybe.length > 0) {
        return "unknown";
    }
    if (sure.length > 0) {
        return any(...sure.map((association) => throughAssociation(association, stack)));
    }
    return throughMainTable(subnet, stack);
}

/** A subnet without an association uses the main table of its VPC, which has local routes only unless managed. */
function throughMainTable(subnet: ResourceView, stack: StackIndex): Answer {
    const vpc = stack.targets(subnet, VPC_OF_SUBNET).here[0];
    if (vpc === undefined || vpc.isForeign) {
        return "unknown";
    }
    const associations = stack.children(vpc, MAIN_OF_VPC);
    const defaults = stack.children(vpc, DEFAULT_OF_VPC);
    if (associations.maybe.length + defaults.maybe.length > 0) {
        return "unknown";
    }
    return any(
        ...associations.sure.map((association) => throughAssociation(association, stack)),
        ...defaults.sure.map((table) => throughTable(table, stack)),
    );
}

function throughAssociation(association: ResourceView, stack: StackIndex): Answer {
    const { here } = stack.targets(association, TABLE_OF_ASSOCIATION);
    return here.length === 0 ? "unknown" : any(...here.map((table) => throughTable(table, stack)));
}

function throughTable(table: ResourceView, stack: StackIndex): Answer {
    const routes = stack.children(table, ROUTE_OF_TABLE);
    return any(
        ...routes.sure.map((route) => {
            const isEdge = stack.dependsOn(route, "gatewayId", GATEWAY);
            return all(toEverywhere(route, SPLIT), isEdge ? "yes" : toGateway(route, stack));
        }),
        ...inlineRoutes(table, stack),
        routes.maybe.length > 0 || table.isForeign ? "unknown" : "no",
    );
}

/**
 * The edges of a list belong to it as a whole: one to an internet gateway of the stack is that of a route of which the
 * gateway's id does not tell what it is, and decides where there is no choice, or where each of them leads everywhere.
 */
function inlineRoutes(table: ResourceView, stack: StackIndex): Answer[] {
    const inline = table.get("routes").items();
    const possible = stack.dependsOn(table, "routes", GATEWAY)
        ? inline.filter((route) => route.child("gatewayId").isSet && isOpen(route, stack))
        : [];
    const gateways = new Set(possible.map((route) => route.child("gatewayId").string() ?? route));
    const isDecided = gateways.size === 1 || possible.every((route) => toEverywhere(route, INLINE) === "yes");
    return inline.map((route) => {
        const byEdge = isDecided ? "yes" : "unknown";
        return all(toEverywhere(route, INLINE), possible.includes(route) ? byEdge : toGateway(route, stack));
    });
}

const gatewayIds = perStack((stack) => {
    const known = stack.ofTypes(GATEWAY).flatMap((gateway) => gateway.output("id").string() ?? []);
    return new Set<string | undefined>(known);
});

function toEverywhere(route: Pick<ResourceView, "child">, keys: readonly string[]): Answer {
    return anyText(
        keys.map((key) => route.child(key)),
        isEverywhere,
    );
}

/** Whether the id of a route's gateway is an internet gateway's. */
function toGateway(route: Pick<ResourceView, "child">, stack: StackIndex): Answer {
    const gateway = route.child("gatewayId");
    const id = gateway.string();
    return gateway.isUnknown ? "unknown" : /^igw-/.test(id ?? "") || gatewayIds(stack).has(id) ? "yes" : "no";
}

/** Whether the id of a route's gateway leaves open what the gateway is: not known yet, or in no form of AWS's. */
function isOpen(route: Reading, stack: StackIndex): boolean {
    const isElsewhere = /^(local$|vgw-|vpce-)/.test(route.child("gatewayId").string() ?? "");
    return !isElsewhere && toGateway(route, stack) !== "yes";
}
