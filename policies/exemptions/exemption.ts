/** Who answers for it that a finding is not enforced, why, and for how long. */
export interface ExemptionTerms {
    /** Who answers for the resource. */
    readonly owner: string;
    /** Who agreed; never the owner. */
    readonly approvedBy: string;
    readonly reason: string;
    /** The last day it holds, `YYYY-MM-DD` in UTC. */
    readonly expires: string;
}

/** What an exemption is about: resources by URN, resources by name, or one finding. */
export type ExemptedResource =
    { readonly urn: string } | { readonly type?: string; readonly name: string } | { readonly finding: string };

/** One entry of `exemptions.yaml` that holds. */
export interface Exemption extends ExemptionTerms {
    /** Where it stands: `exemptions[3]`. */
    readonly at: string;
    readonly rule: string;
    readonly resource: ExemptedResource;
    /** The only property it is about; all of the resource's where absent. */
    readonly property?: string;
    /** The environments it holds in, globs among them; all where absent. */
    readonly environments?: readonly string[];
}

/** Something wrong with an entry, which then exempts nothing. */
export interface ExemptionProblem {
    /** Where: `exemptions[3].expires`. */
    readonly at: string;
    readonly expected: string;
    readonly found: string;
    readonly remedy: string;
    /** The environments it is reported in; all where absent. */
    readonly environments?: readonly string[];
}
