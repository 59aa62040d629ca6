import { bitsFor, parseBlock, sizeOf } from "./cidr.ts";

/** One kind of subnet that each zone gets, as the caller describes it. */
export interface SubnetSpec {
    readonly type: string;
    readonly name?: string;
    readonly cidrMask?: number;
    readonly size?: number;
    readonly cidrBlocks?: readonly string[];
    readonly assignIpv6AddressOnCreation?: unknown;
    readonly tags?: unknown;
}

/** What the caller's specifications amount to. */
export interface NormalizedSpecs {
    readonly specs: readonly SubnetSpec[];
    /** Every block is given, so none is computed. */
    readonly explicit: boolean;
}

/** Sizes of blocks by the length of their prefix, down to the smallest that a subnet may have. */
const SIZES = Array.from({ length: 31 }, (_, mask) => sizeOf(mask));

const NAMES_NEEDED =
    'require unique names. You can have at most one unnamed subnet per type. All other subnets of the same type must have unique "name" properties to avoid duplicate resource names.';

/** Checks specifications, and fills in what follows from them. @throws Error with every problem, in awsx's words. */
export function normalizeSpecs(specs: readonly SubnetSpec[], zones: number): NormalizedSpecs {
    const issues = [...nameIssues(specs), ...sizeIssues(specs)];
    const explicit = specs.some(({ cidrBlocks }) => cidrBlocks !== undefined);
    if (explicit) specs.forEach((spec, index) => issues.push(...blockIssues(spec, index, zones)));
    const normalized = explicit ? specs : specs.map((spec) => withSize(spec, issues));
    if (issues.length > 0) throw new Error(`Invalid subnet specifications:\n - ${issues.join("\n - ")}`);
    return { specs: normalized, explicit };
}

function nameIssues(specs: readonly SubnetSpec[]): string[] {
    const groups = Map.groupBy(specs, ({ type }) => type.toLowerCase());
    return [...groups]
        .filter(([, group]) => {
            const named = group.flatMap(({ name }) => name ?? []);
            return group.length > 1 && (group.length - named.length > 1 || new Set(named).size < named.length);
        })
        .map(([type]) => `Multiple subnet specs of type "${type}" ${NAMES_NEEDED}`);
}

function sizeIssues(specs: readonly SubnetSpec[]): string[] {
    const wrong = specs.flatMap(({ size }) => (size !== undefined && !SIZES.includes(size) ? [size] : []));
    if (wrong.length === 0) return [];
    return [`The following subnet sizes are invalid: ${wrong.join(", ")}. Valid sizes are: ${SIZES.join(", ")}.`];
}

/** What is wrong with blocks given for one specification: the first thing only. */
function blockIssues({ cidrBlocks, cidrMask, size }: SubnetSpec, index: number, zones: number): string[] {
    if (cidrBlocks === undefined) {
        return ["If any subnet spec has explicit cidrBlocks, all subnets must have explicit cidrBlocks."];
    }
    if (cidrBlocks.length !== zones) {
        return [
            `The number of CIDR blocks in subnetSpecs[${index}] must match the number of availability zones (${zones}).`,
        ];
    }
    const masks = cidrBlocks.map((block) => parseBlock(block).mask);
    if (cidrMask !== undefined && masks.some((mask) => mask !== cidrMask)) {
        return [`The cidrMask in subnetSpecs[${index}] must match all cidrBlocks or be left undefined.`];
    }
    if (size !== undefined && masks.some((mask) => sizeOf(mask) !== size)) {
        return [`The size in subnetSpecs[${index}] must match all cidrBlocks or be left undefined.`];
    }
    return [];
}

/** Mask and size, each from the other. */
function withSize(spec: SubnetSpec, issues: string[]): SubnetSpec {
    const found = spec.size === undefined || spec.size === 0 ? undefined : SIZES.indexOf(spec.size);
    const cidrMask = spec.cidrMask ?? found;
    const size = cidrMask === undefined || cidrMask === 0 ? undefined : SIZES[cidrMask];
    if (spec.size !== undefined && size !== undefined && size !== spec.size) {
        issues.push(`Subnet size ${spec.size} does not match the expected size for a /${cidrMask} subnet (${size}).`);
    }
    const { cidrMask: _mask, size: _size, ...rest } = spec;
    return { ...rest, ...(cidrMask === undefined ? {} : { cidrMask }), ...(size === undefined ? {} : { size }) };
}

/** What each zone gets when nothing is said. */
export const DEFAULT_SPECS: readonly SubnetSpec[] = [{ type: "Private" }, { type: "Public" }];

/** The default specifications with masks for a zone of this size. @throws Error when the zone is too small. */
export function defaultSpecs(zoneMask: number): SubnetSpec[] {
    if (zoneMask > 26) {
        throw new Error(
            `Automatic subnet creation requires a VPC with at least /26 available per AZ, but only /${zoneMask} is available.` +
                "If you do need very small subnets, please specify them explicitly.",
        );
    }
    // A network larger than /16 keeps the rest free.
    return DEFAULT_SPECS.map(({ type }, index) => ({ type, cidrMask: Math.max(zoneMask, 16) + index + 1 }));
}

/** `subnetStrategy: "AutoMerge"`: the caller's specifications over the default ones, others behind them. @throws Error */
export function mergedSpecs(own: readonly SubnetSpec[], defaults: readonly SubnetSpec[]): SubnetSpec[] {
    const overrides = new Map<string, SubnetSpec>();
    const extra: SubnetSpec[] = [];
    for (const spec of own) {
        const type = spec.type.toLowerCase();
        if (spec.name !== undefined || !defaults.some((one) => one.type.toLowerCase() === type)) extra.push(spec);
        else if (overrides.has(type)) throw new Error(`Multiple subnet specs of type "${type}" ${NAMES_NEEDED}`);
        else overrides.set(type, spec);
    }
    return [...defaults.map((spec) => ({ ...spec, ...overrides.get(spec.type.toLowerCase()) })), ...extra];
}

/** The mask of one zone's share of a network. */
export function zoneMaskOf(networkMask: number, zones: number, given: number | undefined): number {
    return given ?? networkMask + bitsFor(zones);
}
