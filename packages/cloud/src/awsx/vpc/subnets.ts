import { autoBlocks } from "../layout/autoLayout.ts";
import { type PlacedSubnet, refuseGaps, refuseNatWithoutSubnets, refuseOverlaps } from "../layout/checks.ts";
import { legacySubnets } from "../layout/legacyLayout.ts";
import { layoutOfSpecs, layoutOfSubnets } from "../layout/layoutOutput.ts";
import { DEFAULT_SPECS, mergedSpecs, normalizeSpecs, type SubnetSpec } from "../layout/subnetSpecs.ts";
import { zoneSuffix } from "../layout/zoneSuffix.ts";
import { Computed } from "../expansion.ts";
import type { VpcArguments } from "./vpcArguments.ts";

/** A subnet to be made. */
export interface PlannedSubnet {
    /** Index of its zone. */
    readonly zone: number;
    readonly type: string;
    readonly resourceName: string;
    readonly nameTag: string;
    /** Text, or {@link Computed} from the network's block. */
    readonly cidrBlock: unknown;
    readonly tags: unknown;
    readonly assignIpv6AddressOnCreation: unknown;
}

export interface SubnetPlan {
    readonly subnets: readonly PlannedSubnet[];
    /** The output `subnetLayout`. */
    readonly layout: unknown;
    /** What the plugin would warn of. */
    readonly warnings: readonly unknown[];
}

interface Place {
    readonly zone: number;
    readonly spec: SubnetSpec;
}

/**
 * Which subnets a network gets, and where.
 *
 * @param cidrBlock the network's block; {@link Computed} where the cloud chooses it.
 * @throws Error in awsx's words.
 */
export function planSubnets(args: VpcArguments, zones: readonly unknown[], cidrBlock: unknown): SubnetPlan {
    const { subnetStrategy, specs } = args;
    const merge = subnetStrategy === "AutoMerge";
    if (merge && specs?.some(({ cidrBlocks }) => cidrBlocks !== undefined)) {
        throw new Error(
            'subnetStrategy="AutoMerge" does not support subnetSpecs with explicit cidrBlocks. ' +
                'Use subnetStrategy="Auto" or "Exact" to fully specify the subnet layout.',
        );
    }
    const parsed = specs === undefined ? undefined : normalizeSpecs(specs, zones.length);
    const places = placesOf(args, parsed, zones.length);
    const named = (place: Place): Pick<PlannedSubnet, "resourceName" | "nameTag"> => namesOf(args, place, zones);
    const blocksIn = (network: string): string[] => {
        const blocks = placedBlocks(args, parsed, network, zones.length);
        const placed = places.map((place, index): PlacedSubnet => {
            const cidr = blocks[index] ?? "";
            return { resourceName: named(place).resourceName, cidrBlock: cidr, type: place.spec.type };
        });
        refuseOverlaps(placed);
        if (subnetStrategy === "Exact" && typeof cidrBlock === "string") refuseGaps(network, placed);
        refuseNatWithoutSubnets(args.natStrategy, placed);
        return blocks;
    };
    const known = typeof cidrBlock === "string" ? blocksIn(cidrBlock) : undefined;
    const blockOf = (index: number): unknown =>
        known?.[index] ?? new Computed([cidrBlock], (network) => blocksIn(String(network))[index]);
    const fromSubnets = subnetStrategy === "Legacy" || merge || parsed === undefined;
    const layoutIn = (blocks: readonly string[]): unknown =>
        layoutOfSubnets(
            places.map(({ spec: { type } }, index) => ({ type, cidrBlock: blocks[index] ?? "" })),
            zones.length,
        );
    const layout = !fromSubnets
        ? layoutOfSpecs(parsed.specs)
        : known === undefined
          ? new Computed([cidrBlock], (network) => layoutIn(blocksIn(String(network))))
          : layoutIn(known);
    const warns = !args.saysStrategy && parsed !== undefined && !parsed.explicit;
    return {
        subnets: places.map((place, index) => ({
            zone: place.zone,
            type: place.spec.type,
            ...named(place),
            cidrBlock: blockOf(index),
            tags: place.spec.tags,
            assignIpv6AddressOnCreation: place.spec.assignIpv6AddressOnCreation,
        })),
        layout,
        warnings: warns ? [new Computed([layout], strategyWarning)] : [],
    };
}

/** Specifications by zone, in the order the plugin makes them. */
function placesOf(args: VpcArguments, parsed: ReturnType<typeof normalizeSpecs> | undefined, zones: number): Place[] {
    if (isLegacy(args, parsed)) {
        // Blocks do not matter here: any network that is large enough gives the same order.
        return legacySubnets(
            "0.0.0.0/0",
            zones,
            parsed?.specs.map(({ cidrMask: _mask, ...spec }) => spec),
        );
    }
    const own = parsed?.specs;
    const specs = args.subnetStrategy === "AutoMerge" ? mergedSpecs(own ?? [], DEFAULT_SPECS) : (own ?? DEFAULT_SPECS);
    return Array.from({ length: zones }, (_, zone) => specs.map((spec) => ({ zone, spec }))).flat();
}

function placedBlocks(
    args: VpcArguments,
    parsed: ReturnType<typeof normalizeSpecs> | undefined,
    network: string,
    zones: number,
): string[] {
    if (isLegacy(args, parsed)) return legacySubnets(network, zones, parsed?.specs).map(({ cidrBlock }) => cidrBlock);
    if (parsed?.explicit === true) {
        return Array.from({ length: zones }, (_, zone) =>
            parsed.specs.map((spec) => spec.cidrBlocks?.[zone] ?? ""),
        ).flat();
    }
    const merge = args.subnetStrategy === "AutoMerge";
    return autoBlocks({ cidrBlock: network, zones, specs: parsed?.specs, zoneMask: args.zoneMask, merge }).flat();
}

function isLegacy({ subnetStrategy }: VpcArguments, parsed: unknown): boolean {
    if (subnetStrategy === "Legacy") return true;
    return parsed === undefined && subnetStrategy !== "Auto" && subnetStrategy !== "AutoMerge";
}

/** @throws Error where the strategy needs a block that nobody knows yet. */
export function refuseLegacyWithoutBlock(args: VpcArguments): void {
    if (!isLegacy(args, args.specs)) return;
    throw new Error(
        'Dynamically allocated cidrBlock ranges are not supported with subnetStrategy="Legacy". "Try using subnetStrategy="Auto"',
    );
}

/** Resources are named by the number of their zone, whatever their tag says. */
function namesOf(
    { name, tagsByZone }: VpcArguments,
    { zone, spec }: Place,
    zones: readonly unknown[],
): { resourceName: string; nameTag: string } {
    const kind = `${name}-${spec.name ?? spec.type.toLowerCase()}`;
    const resourceName = `${kind}-${zone + 1}`;
    return { resourceName, nameTag: tagsByZone ? `${kind}-${zoneSuffix(String(zones[zone]))}` : resourceName };
}

function strategyWarning(layout: unknown): string {
    return (
        'The default subnetStrategy will change from "Legacy" to "Auto" in the next major version. Please specify the ' +
        `subnetStrategy explicitly. The current subnet layout can be specified via "Auto" as:\n\n${JSON.stringify(layout)}`
    );
}
