import { Reading } from "../reading/reading.ts";
import type { Observation } from "../rule/rule.ts";

/** One statement of a policy document; a single one counts as a list of one, as IAM reads it. */
export class Statement {
    readonly reading: Reading;

    constructor(reading: Reading) {
        this.reading = reading;
    }

    /** True unless the effect is known to be the other one. */
    is(effect: "Allow" | "Deny"): boolean {
        const known = this.reading.child("Effect");
        return known.isUnknown || known.string() === effect;
    }

    list(key: "Action" | "NotAction" | "Resource" | "NotResource"): Reading[] {
        return this.reading.child(key).items();
    }

    has(key: "Action" | "NotAction" | "Resource" | "NotResource" | "NotPrincipal"): boolean {
        return this.reading.child(key).isSet;
    }

    get principal(): Reading {
        return this.reading.child("Principal");
    }

    /** Each principal with its kind (`AWS`, `Service`, `Federated`); a bare `*` has the kind `*`. */
    principals(): { kind: string; reading: Reading }[] {
        if (this.principal.isUnknown || this.principal.string() !== undefined) {
            return [{ kind: "*", reading: this.principal }];
        }
        return this.principal.entries().flatMap(([kind, list]) => list.items().map((reading) => ({ kind, reading })));
    }

    /** Something that decides whether the statement holds is not known yet. */
    get isOpen(): boolean {
        const condition = this.reading.child("Condition");
        const operators = condition.entries().map(([, keys]) => keys);
        return [this.reading.child("Effect"), condition, ...operators].some((part) => part.isUnknown);
    }

    /** The condition's operators with key and values, flattened. */
    conditions(): { operator: string; key: string; values: Reading }[] {
        return this.reading
            .child("Condition")
            .entries()
            .flatMap(([operator, keys]) => keys.entries().map(([key, values]) => ({ operator, key, values })));
    }
}

/**
 * The statements of a policy property: JSON text, or an object, as some programs send it. A text that is not JSON gives
 * one unknown statement, because nothing can be said about it.
 */
export function statementsOf(policy: Reading): Statement[] {
    const document =
        policy.string() === undefined ? policy : Reading.of(parse(policy.string() ?? ""), policy.path, policy.secret);
    return document
        .child("Statement")
        .items()
        .map((reading) => new Statement(reading));
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

function parse(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return { $unknown: true };
    }
}
