import { perStack } from "../relations/perStack.ts";
import type { Relation } from "../relations/relation.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { type Answer, any } from "./answer.ts";
import { isEverywhere } from "./cidr.ts";

export const SUBNET = "aws:ec2/subnet:Subnet";
const VPC = ["aws:ec2/vpc:Vpc"];
const TABLES = ["aws:ec2/routeTable:RouteTable", "aws:ec2/defaultRouteTable:DefaultRouteTable"];
const GATEWAY = ["aws:ec2/internetGateway:InternetGateway"];
const ASSOCIATION = ["aws:ec2/routeTableAssociation:RouteTableAssociation"];
const MAIN_ASSOCIATION = ["aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation"];

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
    const inline = table.get("routes").items();
    const open = inline.filter((route) => route.child("gatewayId").isUnknown);
    // The edges of a list belong to it as a whole: one of them names the gateway of a route only where no other may be.
    const namesOpen = open.length === 1 && stack.dependsOn(table, "routes", GATEWAY);
    return any(
        ...routes.sure.map((route) =>
            toInternet(
                route,
                ["destinationCidrBlock", "destinationIpv6CidrBlock"],
                stack.dependsOn(route, "gatewayId", GATEWAY),
                stack,
            ),
        ),
        ...inline.map((route) =>
            toInternet(route, ["cidrBlock", "ipv6CidrBlock"], namesOpen && open.includes(route), stack),
        ),
        routes.maybe.length > 0 || table.isForeign ? "unknown" : "no",
    );
}

const gatewayIds = perStack((stack) => {
    const known = stack.ofTypes(GATEWAY).flatMap((gateway) => gateway.output("id").string() ?? []);
    return new Set<string | undefined>(known);
});

/** `isGateway`: an edge says that the route leads to an internet gateway of this stack. */
function toInternet(
    route: Pick<ResourceView, "child">,
    keys: readonly string[],
    isGateway: boolean,
    stack: StackIndex,
): Answer {
    const destinations = keys.map((key) => route.child(key));
    const everywhere = destinations.some((destination) => isEverywhere(destination.string()));
    const gateway = route.child("gatewayId");
    if ((!everywhere && !destinations.some((destination) => destination.isUnknown)) || !gateway.isSet) {
        return "no";
    }
    const id = gateway.string();
    if (!isGateway && !/^igw-/.test(id ?? "") && !gatewayIds(stack).has(id)) {
        return gateway.isUnknown ? "unknown" : "no";
    }
    return everywhere ? "yes" : "unknown";
}
