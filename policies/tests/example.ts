import { UNKNOWN_STRING } from "../reading/unknown.ts";
import type { ResourceData } from "../resource/resourceData.ts";
import type { Profile, Rule } from "../rule/rule.ts";

/** A value that is not known during preview. */
export const UNKNOWN = UNKNOWN_STRING;

/** A small stack and what the rule says of it. */
export interface Example {
    readonly title: string;
    readonly resources: readonly ResourceData[];
    /** The environment's parameters of the rule. */
    readonly parameters?: Readonly<Record<string, unknown>>;
    /** The profiles that are on; `default` unless given. The level is mandatory either way. */
    readonly profiles?: readonly Profile[];
    /**
     * What the rule says rests on marks of secrets, which the engine takes off before it shows a resource to a pack: the
     * example holds for plans and exported states alone.
     */
    readonly carriesMarks?: true;
    /**
     * By resource name, the inputs that level `remediate` sets; a resource that is not named is left alone. Without it the
     * rule's correction is not asked.
     */
    readonly corrects?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** `finds` lists every finding as `<resource name>: <property>`, with the outcome where it is not that of the list. */
export interface Finds extends Example {
    readonly finds: readonly string[];
    /** Texts that have to stand in the messages, where what a rule says depends on what it met. */
    readonly says?: readonly string[];
}

/** The cases every rule brings: they are run against the rule in-process and through the policy SDK. */
export interface RuleExamples {
    readonly rule: Rule;
    readonly passing: readonly Example[];
    readonly failing: readonly Finds[];
    /** Cases that end in "unverified", or the reason why the rule has none. */
    readonly unknown: readonly Finds[] | string;
}

/** Stands in inputs for a value of another resource. */
class Reference {
    readonly urn: string;
    readonly value: unknown;

    constructor(urn: string, value: unknown) {
        this.urn = urn;
        this.value = value;
    }
}

/** A value of another resource, not known yet unless given; the edge is kept either way. */
export function from(resource: ResourceData, value: unknown = UNKNOWN): unknown {
    return new Reference(resource.urn, value);
}

type Extras = Partial<
    Pick<ResourceData, "outputs" | "protect" | "provider" | "external" | "options" | "parent" | "importId">
>;

/** A resource of stack `dev` of project `app`. */
export function resource(
    type: string,
    name: string,
    inputs: Record<string, unknown>,
    extras: Extras = {},
): ResourceData {
    const edges: Record<string, string[]> = {};
    const plain: Record<string, unknown> = {};
    for (const [property, value] of Object.entries(inputs).filter(([, given]) => given !== undefined)) {
        const urns = new Set<string>();
        plain[property] = resolve(value, urns);
        if (urns.size > 0) {
            edges[property] = [...urns];
        }
    }
    return {
        urn: `urn:pulumi:dev::app::${type}::${name}`,
        type,
        name,
        inputs: plain,
        propertyDependencies: edges,
        ...extras,
    };
}

function resolve(value: unknown, urns: Set<string>): unknown {
    if (value instanceof Reference) {
        urns.add(value.urn);
        return value.value;
    }
    if (Array.isArray(value)) {
        return value.map((item) => resolve(item, urns));
    }
    if (typeof value === "object" && value !== null) {
        const entries = Object.entries(value).filter(([, item]) => item !== undefined);
        return Object.fromEntries(entries.map(([key, item]) => [key, resolve(item, urns)]));
    }
    return value;
}

/** A policy document as text. */
export function policy(...statements: object[]): string {
    return JSON.stringify({ Version: "2012-10-17", Statement: statements });
}
