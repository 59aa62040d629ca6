import { bitsFor, type Block, blockText, firstBehind, overlap, parseBlock, startOf, subnet } from "./cidr.ts";
import type { SubnetSpec } from "./subnetSpecs.ts";

/** A subnet of one zone. */
export interface LegacySubnet {
    readonly zone: number;
    readonly spec: SubnetSpec;
    readonly cidrBlock: string;
}

/** Kinds in the order of their addresses, with the mask that a kind has at least when none is given. */
const KINDS = [
    { type: "private", smallestMask: 19 },
    { type: "public", smallestMask: 20 },
    { type: "isolated", smallestMask: 24 },
] as const;

/** Blocks of strategy `Legacy`: in each zone private subnets first, then public ones, then isolated ones. @throws Error */
export function legacySubnets(
    cidrBlock: string,
    zones: number,
    specs: readonly SubnetSpec[] | undefined,
): LegacySubnet[] {
    const bits = bitsFor(zones);
    const shares = Array.from({ length: zones }, (_, index) => subnet(parseBlock(cidrBlock), bits, index));
    if (specs === undefined) return defaultSubnets(shares);
    // A single subnet may have all of its zone.
    const cut = specs.length === 1 ? 0 : 1;
    return shares.flatMap((share, zone) => subnetsOfZone(share, specs, cut).map((made) => ({ zone, ...made })));
}

function subnetsOfZone(share: Block, specs: readonly SubnetSpec[], cut: number): Omit<LegacySubnet, "zone">[] {
    const made: Omit<LegacySubnet, "zone">[] = [];
    /** What was placed last, to begin with the address before the zone. */
    let placed: Block = { address: startOf(share) - 1, mask: 32 };
    /** Behind which block of another kind this kind begins. */
    let before: Block | undefined;
    for (const { type, smallestMask } of KINDS) {
        const from = type === "private" || before === undefined ? share : subnet(before, 0, 1);
        const maskOfFrom = type === "private" || before === undefined ? share.mask : before.mask;
        specs
            .filter((spec) => spec.type.toLowerCase() === type)
            .forEach((spec, index) => {
                const mask = spec.cidrMask ?? Math.max(share.mask + cut, smallestMask);
                const wanted = subnet(from, mask - maskOfFrom, index);
                const block = overlap(placed, wanted) ? firstBehind(placed, mask) : wanted;
                made.push({ spec, cidrBlock: blockText(block) });
                placed = block;
            });
        if (made.some(({ spec }) => spec.type.toLowerCase() === type)) before = placed;
    }
    return made;
}

/** Half of each zone private, half of the rest public; all private ones come first. */
function defaultSubnets(shares: readonly Block[]): LegacySubnet[] {
    const privates = shares.map((share) => subnet(share, 1, 0));
    const publics = privates.map((block) => subnet(subnet(block, 0, 1), 1, 0));
    const listed = (blocks: readonly Block[], type: string): LegacySubnet[] =>
        blocks.map((block, zone) => ({ zone, spec: { type }, cidrBlock: blockText(block) }));
    return [...listed(privates, "Private"), ...listed(publics, "Public")];
}
