import { type Check, suggestion, type Violation } from "@plinth/core/settings";
import { orderedZones, tiersOf } from "./layout.ts";
import { type NetworkShape, type Tier, TIERS } from "./shape.ts";

/** A VPC that somebody else made and keeps, such as a landing zone's. */
export interface ExistingVpc {
    /** `vpc-…`, in the network's own region; of this account or shared into it. */
    readonly vpcId: string;
    /** A subnet's id for each zone of each tier: `{ private: { euw1-az1: subnet-… } }`. */
    readonly subnets: { readonly [T in Tier]?: Readonly<Record<string, string>> };
}

/** What decides an existing network: which VPC, which zones and tiers of it are used. */
export interface ExistingShape extends Pick<NetworkShape, "zones" | "zoneSlots" | "tiers"> {
    /** The VPC's own block. It is compared with what AWS says. */
    readonly cidr: string;
    readonly existing: ExistingVpc;
}

/** A network of the settings: one to be made, or one that exists. */
export type AnyNetworkShape = NetworkShape & { readonly existing?: ExistingVpc };

export interface ExistingSubnet {
    readonly tier: Tier;
    readonly zone: string;
    readonly subnetId: string;
}

/** The subnets of an existing network that are used, by tier and then by zone slot. */
export function existingSubnets(shape: ExistingShape): ExistingSubnet[] {
    return tiersOf(shape).flatMap((tier) =>
        orderedZones(shape).flatMap(({ zone }) => {
            const subnetId = shape.existing.subnets[tier]?.[zone];
            return subnetId === undefined ? [] : [{ tier, zone, subnetId }];
        }),
    );
}

/** Everything that can be wrong with the use of an existing VPC, as far as AWS need not be asked. */
export function checkExisting(shape: AnyNetworkShape): Violation[] {
    const { existing, cidr } = shape;
    if (existing === undefined) return [];
    const block: Violation[] =
        cidr === undefined
            ? [{ path: ["cidr"], rule: "is required beside existing", fix: "add the VPC's own block" }]
            : [];
    const vpc: Violation[] = /^vpc-[0-9a-f]{8,17}$/.test(existing.vpcId)
        ? []
        : [
              {
                  path: ["existing", "vpcId"],
                  rule: "must be the id of a VPC such as vpc-0123456789abcdef0",
                  value: existing.vpcId,
                  fix: "copy it from aws ec2 describe-vpcs",
              },
          ];
    return [...block, ...vpc, ...checkComplete(shape, existing), ...checkSubnets(shape, existing), ...checkIdle(shape)];
}

function checkComplete(shape: AnyNetworkShape, { subnets }: ExistingVpc): Violation[] {
    return tiersOf(shape).flatMap((tier) =>
        shape.zones
            .filter((zone) => subnets[tier]?.[zone] === undefined)
            .map((zone) => ({
                path: ["existing", "subnets", tier, zone],
                rule: "is required: every zone of every tier has its subnet",
                fix: `add its id, or leave ${tier} out of tiers or ${zone} out of zones`,
            })),
    );
}

function checkSubnets(shape: AnyNetworkShape, { subnets }: ExistingVpc): Violation[] {
    const given = TIERS.flatMap((tier) =>
        Object.entries(subnets[tier] ?? {}).map(([zone, id]) => ({ tier, zone, id })),
    );
    return given.flatMap(({ tier, zone, id }, index): Violation[] => {
        const path = ["existing", "subnets", tier, zone];
        if (!tiersOf(shape).includes(tier)) {
            const rule = "must be of a tier this network has";
            return [{ path, rule, value: id, fix: `add ${tier} to tiers, or remove it` }];
        }
        if (!shape.zones.includes(zone)) {
            return [
                { path, rule: "must be of a zone this network has", value: id, fix: suggestion(zone, shape.zones) },
            ];
        }
        if (!/^subnet-[0-9a-f]{8,17}$/.test(id)) {
            const rule = "must be the id of a subnet such as subnet-0123456789abcdef0";
            return [{ path, rule, value: id, fix: "copy it from aws ec2 describe-subnets" }];
        }
        const first = given.find((other) => other.id === id);
        if (first === given[index]) return [];
        return [
            {
                path,
                rule: `must not be the subnet of ${first?.tier} ${first?.zone}, too`,
                value: id,
                fix: "write the id of this tier's own subnet in this zone",
            },
        ];
    });
}

/** Settings of what would be made; whoever owns the VPC decides on it. */
const IDLE = [
    "movedFrom",
    "encryptionControl",
    "ipam",
    "natZone",
    "natAddresses",
    "networkAcls",
    "customTiers",
    "subnets",
    "subnetTags",
] as const;

function checkIdle(shape: AnyNetworkShape): Violation[] {
    const written = IDLE.filter((field) => {
        const value = shape[field];
        return value !== undefined && Object.keys(value).length > 0;
    });
    const endpoints = (shape.endpoints?.interface ?? []).length > 0 ? ["endpoints.interface"] : [];
    const topology = shape.topology === "awsx" ? ["topology"] : [];
    return [...topology, ...written, ...endpoints].map((field) => ({
        path: field.split("."),
        rule: "has no effect beside existing: the VPC is its owner's to change",
        fix: "remove it, or existing",
    }));
}

/** A network that exists is not made: what would be wrong with making it does not matter. */
export function onlyIfMade(checks: readonly Check<NetworkShape>[]): Check<AnyNetworkShape>[] {
    return checks.map(({ reads, check }) => ({
        reads,
        check: (shape) => (shape.existing === undefined ? check(shape) : []),
    }));
}
