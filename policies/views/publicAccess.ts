import type { Observation } from "../rule/rule.ts";
import { all, type Answer, any } from "./answer.ts";
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
    "aws:vpceaccount",
    "aws:vpceorgid",
    "aws:vpceorgpaths",
    "ec2:sourceinstancearn",
    "kms:calleraccount",
    "lambda:sourcefunctionarn",
    "s3:dataaccesspointaccount",
    "s3:dataaccesspointarn",
    "ssm:sourceinstancearn",
    "sts:externalid",
]);

/**
 * Operators under which a request without the key does not match. `…IfExists` and `ForAllValues` hold for a missing key,
 * and negated operators exclude a few rather than admit a few.
 */
const NARROWING_OPERATORS = /^(ForAnyValue:)?(String(Equals|EqualsIgnoreCase|Like)|Arn(Equals|Like))$/i;

/** Whether a statement that names everyone is held to an organisation, account, network or resource. */
export function narrowing(statement: Statement, keys: ReadonlySet<string> = NARROWING_KEYS): Answer {
    return any(
        ...statement.conditions().map(({ operator, key, values }) => {
            const items = values.items();
            if (/^(ForAnyValue:)?IpAddress$/i.test(operator) && keys === NARROWING_KEYS) {
                return isSourceAddress(key) && items.length > 0 ? all(...items.map(isNetwork)) : "no";
            }
            const narrows = NARROWING_OPERATORS.test(operator) && keys.has(key.toLowerCase()) && items.length > 0;
            // A value that is set and not known yet is an id, an account or an ARN: nobody computes an asterisk.
            return narrows && items.every((item) => item.isUnknown || isNamed(key, item.string() ?? "")) ? "yes" : "no";
        }),
    );
}

/** What in a resource's policy lets everyone in. */
export function* openToEveryone(policy: Reading): Generator<Observation> {
    const expected = "named principals, or a condition on organisation, account, network or source";
    for (const statement of yield* readStatements(policy, expected)) {
        const narrowed = narrowing(statement);
        if (!statement.is("Allow") || narrowed === "yes") {
            continue;
        }
        const unverified = statement.isOpen || narrowed === "unknown";
        if (statement.has("NotPrincipal")) {
            yield { at: statement.part("NotPrincipal"), expected, unverified };
        }
        const principals = statement.principals();
        const open = principals.find(({ kind, reading }) => isEveryone(kind, reading));
        const found = open ?? principals.find(({ reading }) => reading.isUnknown);
        if (found !== undefined) {
            yield { at: found.reading, expected, unverified };
        }
    }
}

/** `*` names everyone under any kind, and so does an AWS principal of whatever account. */
export function isEveryone(kind: string, principal: Reading): boolean {
    const name = principal.string()?.trim() ?? "";
    return /^\*+$/.test(name) || (kind === "AWS" && /^arn:[\w*-]+:(iam|sts)::\*+:/.test(name));
}

function isSourceAddress(key: string): boolean {
    return /^aws:(vpc)?sourceip$/i.test(key);
}

function isNetwork(item: Reading): Answer {
    return item.isUnknown ? "unknown" : isWorld(item.string()) || /^\*+$/.test(item.string() ?? "") ? "no" : "yes";
}

/**
 * Whether a value names somebody: not wildcards alone, and no ARN of which account and resource are. A principal of
 * whatever account is anybody's, whatever the name: every account may have a role of that name.
 */
function isNamed(key: string, value: string): boolean {
    const anyAccount = /^aws:principalarn$/i.test(key) && /^arn:[^:]*:[^:]*:[^:]*:[*?]+:/.test(value);
    return !anyAccount && !/^[*?]*$/.test(value) && !/^arn:[^:]*:[^:]*:[^:]*:[*?]*:[*?:/]*$/.test(value);
}
