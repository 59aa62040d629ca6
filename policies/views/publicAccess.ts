import type { Observation } from "../rule/rule.ts";
import { isWorld } from "./cidr.ts";
import { type Statement, readStatements } from "./policyDocument.ts";
import type { Reading } from "../reading/reading.ts";

/** Condition keys that tie a request to an organisation, account, network or resource. */
const NARROWING_KEYS = new Set([
    "aws:principalorgid",
    "aws:principalorgpaths",
    "aws:principalaccount",
    "aws:principalarn",
    "aws:sourceaccount",
    "aws:sourcearn",
    "aws:sourceorgid",
    "aws:sourceorgpaths",
    "aws:sourceowner",
    "aws:sourcevpc",
    "aws:sourcevpce",
    "aws:userid",
    "kms:calleraccount",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "sts:externalid",
]);

/**
 * Operators under which a request without the key does not match. `…IfExists` and `ForAllValues` hold for a missing key,
 * and negated operators exclude a few rather than admit a few.
 */
const NARROWING_OPERATORS = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/i;

/** Whether a statement that names everyone is held to an organisation, account, network or resource. */
export function isNarrowed(statement: Statement, keys: ReadonlySet<string> = NARROWING_KEYS): boolean {
    return statement.conditions().some(({ operator, key, values }) => {
        const items = values.items();
        if (/^IpAddress$/i.test(operator) && key.toLowerCase() === "aws:sourceip" && keys === NARROWING_KEYS) {
            return items.length > 0 && items.every((item) => item.isKnown && !isWorld(item.string()));
        }
        return (
            NARROWING_OPERATORS.test(operator) &&
            keys.has(key.toLowerCase()) &&
            items.length > 0 &&
            items.every((item) => item.isUnknown || !isAnything(item.string() ?? ""))
        );
    });
}

/** What in a resource's policy lets everyone in. */
export function* openToEveryone(policy: Reading): Generator<Observation> {
    const expected = "named principals, or a condition on organisation, account, network or source";
    for (const statement of yield* readStatements(policy, expected)) {
        if (!statement.is("Allow") || isNarrowed(statement)) {
            continue;
        }
        if (statement.has("NotPrincipal")) {
            yield { at: statement.reading.child("NotPrincipal"), expected, unverified: statement.isOpen };
        }
        const principals = statement.principals();
        const open = principals.find(({ kind, reading }) => isEveryone(kind, reading));
        const found = open ?? principals.find(({ reading }) => reading.isUnknown);
        if (found !== undefined) {
            yield { at: found.reading, expected, unverified: statement.isOpen };
        }
    }
}

/** `*` names everyone under any kind, and so does an AWS principal of whatever account. */
export function isEveryone(kind: string, principal: Reading): boolean {
    return principal.string() === "*" || (kind === "AWS" && /^arn:[\w*-]+:iam::\*:/.test(principal.string() ?? ""));
}

/** A value of wildcards alone, or an ARN of which account and resource are. */
function isAnything(value: string): boolean {
    return /^[*?]*$/.test(value) || /^arn:[^:]*:[^:]*:[^:]*:[*?]*:[*?:/]*$/.test(value);
}
