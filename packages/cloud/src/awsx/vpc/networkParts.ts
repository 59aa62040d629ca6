import { ChildOutput, type ChildResource, ChildReference, Computed } from "../expansion.ts";
import { ipv6Block } from "./ipv6.ts";
import type { PlannedSubnet } from "./subnets.ts";
import { mapOf, type VpcArguments } from "./vpcArguments.ts";

/** Keys of the children that exist once. */
export const VPC = "vpc";
export const GATEWAY = "internetGateway";

interface MadeSubnet {
    readonly key: string;
    readonly type: string;
    readonly zone: number;
}

/** Collects what a network consists of besides its endpoints. */
export class NetworkParts {
    readonly children: ChildResource[] = [];
    readonly subnets: MadeSubnet[] = [];
    readonly routeTables: string[] = [];
    readonly #associations: string[] = [];
    readonly #routes: string[] = [];
    readonly #nats: string[] = [];
    readonly #addresses: string[] = [];
    readonly #args: VpcArguments;
    readonly #zones: readonly unknown[];
    readonly #tags: Readonly<Record<string, unknown>>;

    constructor(args: VpcArguments, zones: readonly unknown[], tags: Readonly<Record<string, unknown>>) {
        this.#args = args;
        this.#zones = zones;
        this.#tags = tags;
    }

    add(child: ChildResource): string {
        this.children.push(child);
        return child.key;
    }

    /** @param ipv6Index which part of the network's IPv6 block the subnet gets, if it gets one. */
    subnet(subnet: PlannedSubnet, ipv6Index: number): void {
        const { resourceName: name, type, zone, nameTag } = subnet;
        const { region, assignGeneratedIpv6CidrBlock } = this.#args.given;
        const kind = type.toLowerCase();
        const assigns = new Computed(
            [subnet.assignIpv6AddressOnCreation, assignGeneratedIpv6CidrBlock ?? false],
            (own, generated) => own ?? generated ?? false,
        );
        const key = this.add({
            key: `subnet ${name}`,
            type: "aws:ec2/subnet:Subnet",
            name,
            parent: VPC,
            inputs: {
                region,
                vpcId: new ChildOutput(VPC, "id"),
                availabilityZone: this.#zones[zone],
                mapPublicIpOnLaunch: kind === "public",
                cidrBlock: subnet.cidrBlock,
                assignIpv6AddressOnCreation: assigns,
                ipv6CidrBlock: ipv6Block(new ChildOutput(VPC, "ipv6CidrBlock"), assigns, ipv6Index),
                tags: { ...this.#tags, ...mapOf(subnet.tags), Name: nameTag, SubnetType: type },
            },
            dependsOn: [VPC],
        });
        this.subnets.push({ key, type, zone });
        const table = this.add({
            key: `routeTable ${name}`,
            type: "aws:ec2/routeTable:RouteTable",
            name,
            parent: key,
            inputs: {
                region,
                vpcId: new ChildOutput(VPC, "id"),
                tags: { ...this.#tags, Name: nameTag, SubnetType: type },
            },
            dependsOn: [key],
        });
        this.routeTables.push(table);
        this.#associations.push(
            this.add({
                key: `routeTableAssociation ${name}`,
                type: "aws:ec2/routeTableAssociation:RouteTableAssociation",
                name,
                parent: table,
                inputs: {
                    region,
                    routeTableId: new ChildOutput(table, "id"),
                    subnetId: new ChildOutput(key, "id"),
                },
                dependsOn: [table],
            }),
        );
        if (kind === "public" && this.#needsNat(zone)) this.#natGateway(key, zone);
        const target = this.#routeTarget(kind, zone);
        if (target !== undefined) this.#route(name, table, target);
    }

    #needsNat(zone: number): boolean {
        const strategy = this.#args.natStrategy.toLowerCase();
        if (strategy === "none") return false;
        return this.#nats.length < (strategy === "single" ? 1 : zone + 1);
    }

    #natGateway(subnet: string, zone: number): void {
        const name = `${this.#args.name}-${zone + 1}`;
        const { region } = this.#args.given;
        const tags = { ...this.#args.tags, Name: name };
        const given = this.#args.allocationIds;
        if (given.length === 0) {
            this.#addresses.push(
                this.add({
                    key: `eip ${name}`,
                    type: "aws:ec2/eip:Eip",
                    name,
                    parent: subnet,
                    inputs: { region, tags },
                    dependsOn: [subnet],
                }),
            );
        }
        const address = this.#addresses[zone];
        this.#nats.push(
            this.add({
                key: `natGateway ${name}`,
                type: "aws:ec2/natGateway:NatGateway",
                name,
                parent: subnet,
                inputs: {
                    region,
                    subnetId: new ChildOutput(subnet, "id"),
                    allocationId: address === undefined ? given[zone] : new ChildOutput(address, "allocationId"),
                    tags,
                },
                dependsOn: [subnet],
            }),
        );
    }

    /** Where a subnet's traffic to the internet goes; nowhere from an isolated one. */
    #routeTarget(kind: string, zone: number): Readonly<Record<string, ChildOutput>> | undefined {
        if (kind === "public") return { gatewayId: new ChildOutput(GATEWAY, "id") };
        if (kind !== "private") return undefined;
        const nat = this.#nats[this.#args.natStrategy.toLowerCase() === "single" ? 0 : zone];
        return nat === undefined ? undefined : { natGatewayId: new ChildOutput(nat, "id") };
    }

    #route(name: string, table: string, target: Readonly<Record<string, ChildOutput>>): void {
        this.#routes.push(
            this.add({
                key: `route ${name}`,
                type: "aws:ec2/route:Route",
                name,
                parent: table,
                inputs: {
                    region: this.#args.given.region,
                    routeTableId: new ChildOutput(table, "id"),
                    ...target,
                    destinationCidrBlock: "0.0.0.0/0",
                },
                dependsOn: [table],
            }),
        );
    }

    result(): Record<string, unknown> {
        const references = (keys: readonly string[]): unknown => keys.map((key) => new ChildReference(key));
        const ofKind = (kind: string): string[] =>
            this.subnets.flatMap(({ key, type }) => (kindOf(type) === kind ? [key] : []));
        const ids = (kind: string): unknown => ofKind(kind).map((key) => new ChildOutput(key, "id"));
        return {
            vpc: new ChildReference(VPC),
            vpcId: new ChildOutput(VPC, "id"),
            subnets: references(this.subnets.map(({ key }) => key)),
            publicSubnets: references(ofKind("public")),
            privateSubnets: references(ofKind("private")),
            isolatedSubnets: references(ofKind("isolated")),
            publicSubnetIds: ids("public"),
            privateSubnetIds: ids("private"),
            isolatedSubnetIds: ids("isolated"),
            internetGateway: new ChildReference(GATEWAY),
            routeTables: references(this.routeTables),
            routeTableAssociations: references(this.#associations),
            routes: references(this.#routes),
            natGateways: references(this.#nats),
            eips: references(this.#addresses),
        };
    }
}

/** What is neither public nor private counts as isolated. */
function kindOf(type: string): string {
    const kind = type.toLowerCase();
    return kind === "public" || kind === "private" ? kind : "isolated";
}
