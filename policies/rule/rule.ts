import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import type { RuleParameters } from "./ruleParameters.ts";

export type Severity = "critical" | "high" | "medium" | "low";
export type Level = "mandatory" | "advisory" | "off";

/**
 * What a rule says about one property. The reading decides the outcome: unknown gives "unverified", anything else a
 * violation. So a rule yields whenever a property is not provably right, and never has to ask whether it is known.
 */
export interface Observation {
    readonly at: Reading;
    /** What the property should be, to follow the word "expected". */
    readonly expected: string;
    /** Text of the rule's own in place of the value found. Never build it from a value that may be secret. */
    readonly found?: string;
    /** States that something else than the reading is unknown (a sibling of which the target is not known yet). */
    readonly unverified?: boolean;
    /** Where the finding belongs, when that is not the resource under judgement. */
    readonly resource?: ResourceView;
    readonly remedy?: string;
}

export type Verdicts = Generator<Observation, void, undefined>;

/** A parameter that settings or `--policy-pack-config` may change. */
export interface Parameter {
    readonly description: string;
    readonly default: number | boolean | readonly string[];
}

/** A reference to a control of a published framework, printed only where it was looked up. */
export interface Control {
    readonly framework: string;
    readonly id: string;
}

export interface RuleMetadata {
    readonly id: string;
    readonly severity: Severity;
    /** Default by severity: low is advisory, the others mandatory. */
    readonly level?: Level;
    /** What the rule wants and why, in one sentence. */
    readonly description: string;
    /** The change that satisfies the rule, in one imperative sentence without a final full stop. */
    readonly remedy: string;
    /** Pulumi type tokens, old ones included. */
    readonly types: readonly string[];
    /** Properties whose value may be printed, indexes blanked: `ingress[].cidrBlocks[]`. */
    readonly safeProperties: readonly string[];
    readonly parameters?: Readonly<Record<string, Parameter>>;
    readonly controls?: readonly Control[];
}

export interface ResourceContext {
    readonly parameters: RuleParameters;
}

export interface StackContext extends ResourceContext {
    readonly stack: StackIndex;
}

/** Judges a resource by itself; it runs before the resource is changed. */
export interface ResourceRule extends RuleMetadata {
    readonly scope: "resource";
    check(resource: ResourceView, context: ResourceContext): Verdicts;
}

/** Judges a resource together with others of its stack; it runs at the end of a preview. */
export interface StackRule extends RuleMetadata {
    readonly scope: "stack";
    check(resource: ResourceView, context: StackContext): Verdicts;
}

export type Rule = ResourceRule | StackRule;

export function resourceRule(rule: Omit<ResourceRule, "scope">): ResourceRule {
    return { ...rule, scope: "resource" };
}

export function stackRule(rule: Omit<StackRule, "scope">): StackRule {
    return { ...rule, scope: "stack" };
}

export function defaultLevel(rule: RuleMetadata): Level {
    return rule.level ?? (rule.severity === "low" ? "advisory" : "mandatory");
}
