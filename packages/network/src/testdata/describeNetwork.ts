import type { RecordedResource, Recording } from "@plinth/testing";
import type { Network } from "../network.ts";
import { TYPES } from "./recordedNetwork.ts";

/** A subnet, by what it is to whoever uses it. */
export interface DescribedSubnet {
    readonly zone: unknown;
    readonly tier: unknown;
    readonly givesPublicAddresses: unknown;
    /** Tags that controllers look for, and those the caller gave. */
    readonly tags: readonly string[];
    /** Where its default route leads: nowhere, to the internet, or through the NAT gateway of a zone. */
    readonly wayOut: string;
    /** Services its route table has gateway endpoints of. */
    readonly gatewayEndpoints: readonly string[];
    /** The logical name of its network ACL. */
    readonly acl: string | undefined;
}

/** What a network amounts to, whoever made it: no names, no ids, no order of registration. */
export interface DescribedNetwork {
    readonly vpc: Readonly<Record<string, unknown>>;
    /** By block. */
    readonly subnets: Readonly<Record<string, DescribedSubnet>>;
    readonly internetGateways: number;
    /** Zones with a NAT gateway, each with the address it leaves from. */
    readonly natGateways: readonly unknown[];
    readonly addresses: number;
    /** Blocks that each interface endpoint stands in, by service. */
    readonly interfaceEndpoints: Readonly<Record<string, readonly unknown[]>>;
    /** What is closed or recorded of the VPC itself. */
    readonly ofVpc: readonly string[];
    /** Outputs, ids replaced by the blocks they stand for. */
    readonly outputs: Readonly<Record<string, unknown>>;
}

/** Describes a network that was recorded with its ids known. */
export async function describeNetwork(made: Recording<Network>): Promise<DescribedNetwork> {
    return await new Description(made).describe();
}

class Description {
    readonly #made: Recording<Network>;
    /** Ids as inputs have them, and what they are of: read off the inputs that come from one resource alone. */
    readonly #byId = new Map<string, RecordedResource>();

    constructor(made: Recording<Network>) {
        this.#made = made;
        const byUrn = new Map(made.resources.map((resource) => [resource.urn, resource]));
        for (const { inputs, propertyDependencies } of made.resources) {
            for (const [property, [urn = "", ...others]] of Object.entries(propertyDependencies)) {
                const [id, resource] = [inputs[property], byUrn.get(urn)];
                if (typeof id === "string" && others.length === 0 && resource) this.#byId.set(id, resource);
            }
        }
    }

    async describe(): Promise<DescribedNetwork> {
        const made = this.#made;
        const { cidrBlock, enableDnsHostnames, enableDnsSupport } = made.only(TYPES.vpc);
        const gateways = made.all(TYPES.nat).map(({ inputs }) => this.#natZone(inputs));
        return {
            vpc: { cidrBlock, enableDnsHostnames, enableDnsSupport },
            subnets: Object.fromEntries(
                made.all(TYPES.subnet).map((subnet) => [String(subnet.inputs["cidrBlock"]), this.#subnet(subnet)]),
            ),
            internetGateways: made.all(TYPES.internetGateway).length,
            natGateways: gateways.sort(),
            addresses: made.all(TYPES.address).length,
            interfaceEndpoints: this.#interfaceEndpoints(),
            ofVpc: made.resources
                .filter(({ inputs, type }) => type !== TYPES.subnet && type !== TYPES.table && this.#isOfVpc(inputs))
                .map(({ type }) => type)
                .filter((type) => type !== TYPES.internetGateway)
                .sort(),
            outputs: await this.#outputs(),
        };
    }

    #subnet(subnet: RecordedResource): DescribedSubnet {
        const { inputs } = subnet;
        const { Name: _name, SubnetType: _type, Tier, ...tags } = inputs["tags"] as Record<string, string>;
        const association = this.#made
            .all(TYPES.tableAssociation)
            .find((one) => this.#byId.get(String(one.inputs["subnetId"])) === subnet);
        const table = String(association?.inputs["routeTableId"]);
        return {
            zone: inputs["availabilityZoneId"] ?? inputs["availabilityZone"],
            tier: Tier,
            givesPublicAddresses: inputs["mapPublicIpOnLaunch"],
            tags: Object.entries(tags)
                .map(([key, value]) => `${key}=${value}`)
                .sort(),
            wayOut: this.#wayOut(table),
            gatewayEndpoints: this.#made
                .all(TYPES.endpointTable)
                .filter((one) => one.inputs["routeTableId"] === table)
                .map((one) => String(this.#byId.get(String(one.inputs["vpcEndpointId"]))?.inputs["serviceName"]))
                .sort(),
            acl: this.#aclOf(subnet),
        };
    }

    #wayOut(table: string): string {
        const routes = this.#made.all(TYPES.route).filter(({ inputs }) => inputs["routeTableId"] === table);
        const [route] = routes;
        if (route === undefined) return "none";
        if (routes.length > 1 || route.inputs["destinationCidrBlock"] !== "0.0.0.0/0") return "not a default route";
        if (route.inputs["gatewayId"] !== undefined) return "internet";
        const gateway = this.#byId.get(String(route.inputs["natGatewayId"]));
        return `NAT in ${String(gateway && this.#natZone(gateway.inputs))}`;
    }

    #natZone(inputs: RecordedResource["inputs"]): unknown {
        const subnet = this.#byId.get(String(inputs["subnetId"]))?.inputs;
        return subnet?.["availabilityZoneId"] ?? subnet?.["availabilityZone"];
    }

    #aclOf(subnet: RecordedResource): string | undefined {
        const association = this.#made
            .all(TYPES.aclAssociation)
            .find(({ inputs }) => this.#byId.get(String(inputs["subnetId"])) === subnet);
        return this.#byId.get(String(association?.inputs["networkAclId"]))?.name;
    }

    #interfaceEndpoints(): Record<string, readonly unknown[]> {
        const found: Record<string, unknown[]> = {};
        for (const { inputs } of this.#made.all(TYPES.endpointSubnet)) {
            const service = String(this.#byId.get(String(inputs["vpcEndpointId"]))?.inputs["serviceName"]);
            (found[service] ??= []).push(this.#blockOf(String(inputs["subnetId"])));
        }
        return Object.fromEntries(Object.entries(found).map(([service, blocks]) => [service, blocks.sort()]));
    }

    #isOfVpc(inputs: RecordedResource["inputs"]): boolean {
        const id = inputs["vpcId"] ?? inputs["defaultRouteTableId"] ?? inputs["defaultNetworkAclId"];
        return typeof id === "string";
    }

    #blockOf(id: string): unknown {
        return this.#byId.get(id)?.inputs["cidrBlock"] ?? `no subnet: ${id}`;
    }

    async #outputs(): Promise<Record<string, unknown>> {
        const { result } = this.#made;
        const known = this.#made.known.bind(this.#made);
        const blocks = async (ids: Network["publicSubnetIds"]) => (await known(ids)).map((id) => this.#blockOf(id));
        const custom = await known(result.customSubnetIds);
        const tiers = await known(result.subnetTiers);
        return {
            vpcId: this.#byId.get(await known(result.vpcId))?.type,
            vpcCidr: result.vpcCidr,
            zones: result.zones,
            public: await blocks(result.publicSubnetIds),
            private: await blocks(result.privateSubnetIds),
            isolated: await blocks(result.isolatedSubnetIds),
            custom: Object.fromEntries(
                Object.entries(custom).map(([tier, ids]) => [tier, ids.map((id) => this.#blockOf(id))]),
            ),
            tiers: Object.fromEntries(Object.entries(tiers).map(([id, tier]) => [this.#blockOf(id), tier])),
            natPublicIps: (await known(result.natPublicIps)).length,
        };
    }
}
