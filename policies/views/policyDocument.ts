import { Reading } from "../reading/reading.ts";
import { isRecord } from "../reading/unknown.ts";
import type { Observation } from "../rule/rule.ts";
import { parseLeniently } from "../reading/lenientJson.ts";

/** IAM's names for the parts of a statement, and those of `getPolicyDocument`'s arguments. */
const ARGUMENTS = {
    Effect: "effect",
    Action: "actions",
    NotAction: "notActions",
    Resource: "resources",
    NotResource: "notResources",
    Principal: "principals",
    NotPrincipal: "notPrincipals",
    Condition: "conditions",
} as const;

type Part = keyof typeof ARGUMENTS;

/** One statement of a policy document; a single one counts as a list of one, as IAM reads it. */
export class Statement {
    readonly reading: Reading;

    constructor(reading: Reading) {
        this.reading = reading;
    }

    part(name: Part): Reading {
        const part = this.reading.child(name);
        const argument = part.isAbsent ? this.reading.child(ARGUMENTS[name]) : part;
        return argument.isAbsent ? part : argument;
    }

    /**
     * True unless the effect is known to be the other one. None at all counts as "Allow", which is what
     * `getPolicyDocument` makes of it.
     */
    is(effect: "Allow" | "Deny"): boolean {
        const known = this.part("Effect");
        return known.isUnknown || (known.isSet ? sameText(known, effect) : effect === "Allow");
    }

    list(name: "Action" | "NotAction" | "Resource" | "NotResource"): Reading[] {
        return this.part(name).items();
    }

    has(name: "Action" | "NotAction" | "Resource" | "NotResource" | "NotPrincipal"): boolean {
        return this.part(name).isSet;
    }

    get principal(): Reading {
        return this.part("Principal");
    }

    /** Each principal with its kind (`AWS`, `Service`, `Federated`); one without a kind, a bare `*`, has the kind `*`. */
    principals(): { kind: string; reading: Reading }[] {
        return this.principal.items().flatMap((item) => {
            if (!isRecord(item.value)) {
                return [{ kind: "*", reading: this.principal.isUnknown ? this.principal : item }];
            }
            const kind = item.child("type").string();
            const lists: [string, Reading][] =
                kind === undefined ? item.entries() : [[kind, item.child("identifiers")]];
            return lists.flatMap(([each, list]) => list.items().map((reading) => ({ kind: each, reading })));
        });
    }

    /** There is a condition, known or not. Empty braces are none. */
    get isConditional(): boolean {
        const condition = this.part("Condition");
        return condition.isSet && !(isRecord(condition.value) && condition.entries().length === 0);
    }

    /** Something that decides whether the statement holds is not known yet. */
    get isOpen(): boolean {
        const condition = this.part("Condition");
        const operators = condition.entries().map(([, keys]) => keys);
        return [this.part("Effect"), condition, ...operators].some((part) => part.isUnknown);
    }

    /** The condition's operators with key and values, flattened. */
    conditions(): { operator: string; key: string; values: Reading }[] {
        const condition = this.part("Condition");
        if (Array.isArray(condition.value)) {
            return condition.items().map((item) => ({
                operator: item.child("test").string() ?? "",
                key: item.child("variable").string() ?? "",
                values: item.child("values"),
            }));
        }
        return condition
            .entries()
            .flatMap(([operator, keys]) => keys.entries().map(([key, values]) => ({ operator, key, values })));
    }
}

/**
 * The statements of a policy property: JSON text, or an object, as some programs send it (IAM's form, the arguments of
 * `getPolicyDocument`, or its result). A text that is not JSON gives one unknown statement, because nothing can be said
 * about it.
 */
export function statementsOf(policy: Reading): Statement[] {
    const document = documentOf(policy);
    const statements = document.child("Statement");
    const list = statements.isAbsent && document.isKnown ? document.child("statements") : statements;
    return list.items().map((reading) => new Statement(reading));
}

/** The statements that can be judged; a document or statement that is not known yet is said to be so on the way. */
export function* readStatements(policy: Reading, expected: string): Generator<Observation, Statement[]> {
    if (policy.isUnknown) {
        yield { at: policy, expected };
        return [];
    }
    const statements = statementsOf(policy);
    for (const { reading } of statements.filter((statement) => statement.reading.isUnknown))
        yield { at: reading, expected };
    return statements.filter((statement) => !statement.reading.isUnknown);
}

function documentOf(policy: Reading): Reading {
    const result = policy.child("json");
    const text = policy.string() ?? result.string();
    if (text === undefined) {
        return policy;
    }
    // No policy at all, as for AWS; anything else that is not JSON may be a template filled in later.
    return text.trim() === ""
        ? Reading.absent(policy.path)
        : Reading.of(parseLeniently(text) ?? { $unknown: true }, policy.path, result.secret);
}

function sameText(reading: Reading, text: string): boolean {
    return reading.string()?.toLowerCase() === text.toLowerCase();
}
