import type { Difference, FoundDrift, ReadResource } from "../found.ts";

/** A difference that is in order, because something that is meant to changes it. */
export interface BenignKind {
    /** Stands in reports; never given another meaning. */
    readonly name: string;
    /** Types of resources; `*`: any. */
    readonly types: readonly string[];
    /** The property, with everything in it, list positions left out. */
    readonly property: string;
    /** Who changes it, and why that is in order. */
    readonly reason: string;
    /** When it is benign, in words. */
    readonly when: string;
    /** Where it is said that this happens. */
    readonly source: string;
    readonly applies: (difference: Difference, resource: FoundDrift, stack: readonly ReadResource[]) => boolean;
}
