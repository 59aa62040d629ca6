import type { Comparison } from "./compare/comparison.ts";
import type { PlanObject, PlanValue } from "./values.ts";

/** The version of the plan's JSON form. It grows when a reader of the old form could misread the new one. */
export const PLAN_VERSION = 1;

export type Layout = "layered" | "single";

/** What a preview found. Plain data: reports are made from it, and plans are compared, without an engine. */
export interface Plan {
    readonly version: typeof PLAN_VERSION;
    readonly environment: string;
    readonly layout: Layout;
    /** In the order of their needs. */
    readonly stacks: readonly StackPlan[];
    readonly findings: readonly Finding[];
    /** Rules of the catalogue that were on and met no resource: nothing is said of what they look after. */
    readonly rulesWithoutResource?: readonly string[];
    /** What differs from another revision, or from what is deployed; where that was asked for. */
    readonly comparison?: Comparison;
    readonly summary: Summary;
}

/** What a preview found in one stack. */
export interface StackPlan {
    readonly project: string;
    readonly stack: string;
    /** In the order of registration, parents first; what does not wait for each other may register in any order. */
    readonly resources: readonly PlannedResource[];
    readonly outputs: PlanObject;
    readonly diagnostics: readonly Diagnostic[];
    /** What no model could answer; `--strict` refuses each. */
    readonly gaps: readonly Gap[];
}

/** The pass of a preview: in the first computed values are unknown, in the settled one the simulated cloud fills them in. */
export type Pass = "preview" | "settled";

/** Something a preview without a cloud does not know for sure. */
export interface Gap {
    /**
     * - `generic`: a resource type without a model; its computed values have no particular form.
     * - `opaque`: a remote component whose children only its plugin would make.
     * - `unanswered`: an invoke or call without an answer; its result stays unknown.
     */
    readonly kind: "generic" | "opaque" | "unanswered";
    /** The type token, or the token of the invoke. */
    readonly token: string;
    /** The resources of that type; none for an invoke. */
    readonly urns: readonly string[];
}

/** Where a value that a program did not send came from. */
export type Provenance = "program" | "provider-config" | "model" | "generic" | "answers";

/** One resource of a plan. */
export interface PlannedResource {
    readonly urn: string;
    /** The type token, `aws:ec2/vpc:Vpc`; without the parents' types that the URN carries. */
    readonly type: string;
    readonly name: string;
    /** URN of the parent; none for the stack, default providers and top-level reads of it. */
    readonly parent?: string;
    /** `urn::id` of the provider, as the engine writes it. */
    readonly provider?: string;
    /** `false` for components. */
    readonly custom: boolean;
    /** Read (`get`, stack references), not created. */
    readonly read?: boolean;
    readonly protect: boolean;
    /** What the program sent, after inheritance and before the provider adds anything. */
    readonly inputs: PlanObject;
    /** Property paths in `inputs` that are unknown. */
    readonly unknownInputs: readonly string[];
    /** Of the first pass. */
    readonly outputs: PlanObject;
    /** Of the settled pass, where one ran. */
    readonly settledOutputs?: PlanObject;
    /** Where settled outputs that the program did not send come from, by property path. */
    readonly provenance?: Readonly<Record<string, Provenance>>;
    /** A resource that registers only once computed values are known (inside an `apply`); all it has is of that pass. */
    readonly onlyIn?: "settled";
    readonly dependencies: readonly string[];
    readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
    readonly options: ResourceOptions;
    /** Where the resource was made: `file:line:column`, relative to the project. */
    readonly source?: string;
    /** What policy packs changed in the inputs (level `remediate`), in order; `inputs` are those that came of it. */
    readonly policyChanges?: readonly PolicyChange[];
}

/** A change that a rule made in a top-level input. */
export interface PolicyChange {
    readonly rule: string;
    readonly pack: string;
    readonly property: string;
    /** Absent where the program did not set it. */
    readonly before?: PlanValue;
    /** Absent where the rule took it away. */
    readonly after?: PlanValue;
    /** The rule could only say so once computed values were filled in; what it changed may hold some. */
    readonly onlyIn?: "settled";
}

/** Options that decide what happens to a resource later. Those left at their default are absent. */
export interface ResourceOptions {
    readonly protect?: boolean;
    readonly retainOnDelete?: boolean;
    readonly deleteBeforeReplace?: boolean;
    readonly ignoreChanges?: readonly string[];
    readonly replaceOnChanges?: readonly string[];
    /** URNs of resources whose replacement replaces this one. */
    readonly replaceWith?: readonly string[];
    readonly additionalSecretOutputs?: readonly string[];
    readonly aliases?: readonly unknown[];
    readonly deletedWith?: string;
    readonly import?: string;
    readonly customTimeouts?: { readonly create?: string; readonly update?: string; readonly delete?: string };
}

/** Something a program, the SDK or a pack said. */
export interface Diagnostic {
    readonly severity: "info" | "warning" | "error";
    readonly message: string;
    /** The resource it is about. */
    readonly urn?: string;
    /** Where in the program it comes from: `file:line:column`, relative to the project. */
    readonly source?: string;
    /** Said in the settled pass only. */
    readonly pass?: "settled";
}

/** What a rule can say of a resource. */
export type Outcome = "pass" | "violation" | "unverified" | "exempted" | "notApplicable" | "errored";

export type EnforcementLevel = "advisory" | "mandatory" | "remediate" | "disabled";

/** One rule's verdict on one property of one resource. */
export interface Finding {
    /** Stable across runs: a hash of rule, resource and property. */
    readonly id: string;
    readonly rule: string;
    readonly pack: string;
    readonly outcome: Outcome;
    readonly level: EnforcementLevel;
    readonly severity: "critical" | "high" | "medium" | "low" | null;
    /** The resource; the stack's own URN for a verdict on the stack as a whole. */
    readonly urn: string;
    /** Property path; `null` where the pack does not say. */
    readonly property: string | null;
    readonly expected: string | null;
    /** What was found, or `<set>` where it may not be printed. */
    readonly actual: string | null;
    readonly message: string;
    readonly remedy: string | null;
    readonly controls: readonly string[];
    /** Where it stands, as `file:line:column`; of what was read from files that people write. */
    readonly source?: string;
    /** The pass that decided. */
    readonly decidedIn: Pass;
    /** The verdict rests on a value that the simulated cloud made up. */
    readonly basis?: "assumed";
    /** Who answers for it that the finding does not block; on those of outcome `exempted`. */
    readonly exemption?: Exemption;
}

/** Why a finding is not enforced, as `policies/exemptions.yaml` says it. */
export interface Exemption {
    /** Who answers for the resource. */
    readonly owner: string;
    /** Who agreed to it; never the owner. */
    readonly approvedBy: string;
    readonly reason: string;
    /** The last day it holds, `YYYY-MM-DD` in UTC. */
    readonly expires: string;
}

/** Counts over a plan. */
export interface Summary {
    /** Resources that would be created: custom and component ones, without the stack and default providers. */
    readonly resources: number;
    readonly components: number;
    readonly reads: number;
    /** Unknown inputs over all resources. */
    readonly unknownInputs: number;
    readonly findings: Readonly<Record<Outcome, number>>;
    /** Verdicts that rest on a value the simulated cloud made up. */
    readonly assumed: number;
    /** Findings that block: violations, errors, and what stayed unverified in the settled pass, of mandatory level. */
    readonly blocking: number;
    readonly errors: number;
    readonly warnings: number;
}
