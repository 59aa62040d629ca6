import type { EncodedValue } from "../encode.ts";
import type { CostChange } from "./costs.ts";

/** The version of a comparison's JSON form, apart from the plan's. */
export const COMPARISON_VERSION = 1;

/** What differs between a plan and what it is compared with. Plain data; values of secrets are not in it. */
export interface Comparison {
    readonly version: typeof COMPARISON_VERSION;
    readonly against: ComparedWith;
    /** What may cost data, protection, privacy or availability; the worst first. */
    readonly dangers: readonly Danger[];
    /** By project and name. */
    readonly stacks: readonly StackComparison[];
    readonly summary: ComparisonSummary;
}

/** Where the other side came from. */
export type ComparedWith =
    | { readonly kind: "revision"; readonly revision: string; readonly commit: string }
    | { readonly kind: "files"; readonly files: readonly string[] };

/** What differs in one stack. */
export interface StackComparison {
    readonly project: string;
    readonly stack: string;
    /**
     * - `both`: the stack is on both sides.
     * - `added`: only the plan has it; everything in it is created.
     * - `removed`: only the other side has it; everything in it is deleted, once somebody destroys it.
     * - `notCompared`: nothing was given to compare it with.
     */
    readonly presence: "both" | "added" | "removed" | "notCompared";
    /** By URN. */
    readonly changes: readonly ResourceChange[];
    /** Of the stack's outputs. */
    readonly outputs: readonly PropertyDifference[];
    /** What could not be compared in resources that do not differ otherwise. */
    readonly undecided: readonly { readonly urn: string; readonly path: string }[];
    /** By what is paid for; left out where nobody asked for prices, or nothing costs otherwise. */
    readonly costs?: readonly CostChange[];
}

/**
 * What happens to a resource.
 *
 * - `update`: changed in place. A component's update touches no cloud.
 * - `replace`: made anew, the old one deleted.
 * - `updateOrReplace`: something changed, and it is not known whether this type can be changed in place.
 * - `read`, `discard`: looked up, or no longer so; nothing happens in the cloud.
 * - `settings`: only what the engine keeps about it changed: its name, parent or options.
 */
export type ChangeKind =
    "create" | "import" | "update" | "replace" | "updateOrReplace" | "delete" | "read" | "discard" | "settings";

/** What happens to one resource, and why. */
export interface ResourceChange {
    readonly kind: ChangeKind;
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    /** Its URN on the other side, where an alias makes it the same resource. */
    readonly oldUrn?: string;
    /** By path. Nothing of it is listed for what is created or deleted as a whole. */
    readonly differences: readonly PropertyDifference[];
    readonly options: readonly OptionDifference[];
    /** URNs of the providers, where they differ. */
    readonly provider?: { readonly old?: string; readonly new?: string };
    /** Why it is replaced. */
    readonly replacedBy: readonly ReplaceCause[];
    /** Property paths that differ and are left alone because of `ignoreChanges`. */
    readonly ignored: readonly string[];
    /** What this resource holds, where that would be lost with it. */
    readonly holds?: string;
    /** Forgotten by the state, and left in the cloud: `retainOnDelete`. */
    readonly retained?: true;
}

export interface PropertyDifference {
    /** As Pulumi writes it: `a.b[0]["x.y"]`. */
    readonly path: string;
    /**
     * - `reordered`: the same entries in another order; a set does not mind.
     * - `undecided`: not known to differ: one side is not known, or is encrypted.
     */
    readonly kind: "added" | "removed" | "changed" | "reordered" | "undecided";
    /** In the encoding of plans: `{"$unknown": true}` is known after deployment, `{"$secret": true}` never shown. */
    readonly old?: EncodedValue;
    readonly new?: EncodedValue;
    /** Replaced resources that an unknown value comes from. */
    readonly follows?: readonly string[];
    /** The value is the same; it is newly a secret, or no longer one. */
    readonly secrecy?: "added" | "removed";
}

export interface OptionDifference {
    readonly option: string;
    readonly old?: EncodedValue;
    readonly new?: EncodedValue;
}

/** Why a resource is replaced. */
export interface ReplaceCause {
    /**
     * - `property`: its type cannot change it in place.
     * - `replaceOnChanges`: the program asks for it.
     * - `provider`: its provider points somewhere else.
     */
    readonly kind: "property" | "replaceOnChanges" | "provider";
    /** The property that differs; one of the provider's for `provider`. */
    readonly path: string;
    /** The provider, for `provider`. */
    readonly urn?: string;
}

/** What kind of harm a change may do, the worst first. */
export const dangerKinds = ["dataLoss", "exposure", "lostProtection", "disruption"] as const;
export type DangerKind = (typeof dangerKinds)[number];

/** A change that may do harm. */
export interface Danger {
    readonly kind: DangerKind;
    readonly urn: string;
    readonly type: string;
    /** The property or option it is about. */
    readonly property?: string;
    /** What happens, in words. */
    readonly what: string;
    /** Why that matters. */
    readonly why: string;
    /** Where the fact comes from. */
    readonly source: string;
    /** Blocks unless it is allowed by name: a stateful resource is replaced or deleted. */
    readonly refused?: true;
    /** Named by `--allow-replace`. */
    readonly allowed?: true;
}

/** Changes by kind, over all stacks that were compared. */
export interface ComparisonSummary {
    readonly changes: Readonly<Record<ChangeKind, number>>;
    readonly renamed: number;
    readonly dangers: number;
    /** Dangers that block. */
    readonly refused: number;
    readonly notCompared: number;
}
