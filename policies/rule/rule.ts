import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import type { RuleParameters } from "./ruleParameters.ts";

export type Severity = "critical" | "high" | "medium" | "low";

/**
 * How a rule is enforced. `remediate` has the pack correct what it can before the resource is judged; what it cannot
 * correct is mandatory.
 */
export type Level = "mandatory" | "advisory" | "off" | "remediate";

/**
 * Which rules are on. `default` is what every environment wants; `strict` adds what only some do and turns on every
 * rule there is; `cost` adds those about money.
 */
export type Profile = "default" | "strict" | "cost";

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

/** A list of allowed values, or one pattern (a regular expression for the whole value), by key. */
export type ParameterMap = Readonly<Record<string, string | readonly string[]>>;

/** A parameter that settings or `--policy-pack-config` may change. */
export interface Parameter {
    readonly description: string;
    readonly default: number | boolean | readonly string[] | ParameterMap;
    /** The default where the profile `strict` is on; the same as `default` where this is absent. */
    readonly strict?: number | boolean | readonly string[];
    /**
     * Which of two values asks for more, so that a change that weakens a rule is seen. `longer` and `shorter` compare
     * lists as sets, `more` compares maps: another key, or fewer values for one.
     */
    readonly stricter: "higher" | "lower" | "longer" | "shorter" | "true" | "false" | "more";
    /** The smallest number it takes; 0 unless given. */
    readonly minimum?: number;
    readonly maximum?: number;
    /** The texts a list may hold; any unless given. */
    readonly values?: readonly string[];
    /** A regular expression for each whole text of a list. */
    readonly pattern?: string;
    /** Every organisation has values of its own: the default is an example, and no floor for production. */
    readonly organisation?: true;
}

export interface RuleMetadata {
    readonly id: string;
    readonly severity: Severity;
    /** The profile that turns the rule on: `default` unless given. */
    readonly profile?: Profile;
    /** The level where the rule is on. By severity unless given: low is advisory, the others mandatory. */
    readonly level?: Exclude<Level, "off">;
    /** What the rule wants and why, in one sentence. */
    readonly description: string;
    /** The change that satisfies the rule, in one imperative sentence without a final full stop. */
    readonly remedy: string;
    /** Pulumi type tokens, old ones included. */
    readonly types: readonly string[];
    /** Properties whose value may be printed, indexes blanked: `ingress[].cidrBlocks[]`. */
    readonly safeProperties: readonly string[];
    readonly parameters?: Readonly<Record<string, Parameter>>;
}

export interface ResourceContext {
    readonly parameters: RuleParameters;
}

export interface StackContext extends ResourceContext {
    readonly stack: StackIndex;
}

/** What both kinds of rule may do at level `remediate`: a correction sees the resource alone. */
interface Fixing {
    /**
     * The top-level inputs that make a violating resource right, where that is safe: it replaces nothing, loses no data
     * and cuts nobody off. Values are plain; what is not named stays as it is. Used at level `remediate` only.
     */
    fix?(resource: ResourceView, context: ResourceContext): Readonly<Record<string, unknown>> | undefined;
}

/** Judges a resource by itself; it runs before the resource is changed. */
export interface ResourceRule extends RuleMetadata, Fixing {
    readonly scope: "resource";
    check(resource: ResourceView, context: ResourceContext): Verdicts;
}

/** Judges a resource together with others of its stack; it runs at the end of a preview. */
export interface StackRule extends RuleMetadata, Fixing {
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

/** The level of a rule where settings say nothing about it. Under `strict` every rule is on. */
export function defaultLevel(
    rule: Pick<RuleMetadata, "severity" | "profile" | "level">,
    profiles: readonly Profile[] = ["default"],
): Level {
    const isOn = profiles.includes("strict") || profiles.includes(rule.profile ?? "default");
    return isOn ? (rule.level ?? (rule.severity === "low" ? "advisory" : "mandatory")) : "off";
}
