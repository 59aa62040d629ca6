import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { readStatements } from "../../views/policyDocument.ts";
import { isEveryone, isNarrowed } from "../../views/publicAccess.ts";
import { ROLE } from "../../views/types.ts";

/** Conditions that make trust in a whole account a trust in somebody. */
const NARROWS_ACCOUNT = new Set(["sts:externalid", "aws:principalorgid", "aws:principalorgpaths", "aws:principalarn"]);

export const iamTrustWildcard = resourceRule({
    id: "iam-trust-wildcard",
    severity: "critical",
    description: "Roles name who may assume them",
    remedy: "name the roles or services that assume it, or require sts:ExternalId or aws:PrincipalOrgID",
    types: [ROLE],
    safeProperties: [],
    *check(role) {
        const policy = role.get("assumeRolePolicy");
        const expected = "named principals, or a condition on sts:ExternalId or the organisation";
        for (const statement of yield* readStatements(policy, expected)) {
            if (!statement.is("Allow")) {
                continue;
            }
            if (statement.has("NotPrincipal")) {
                yield { at: statement.reading.child("NotPrincipal"), expected, unverified: statement.isOpen };
            }
            const unverified = statement.isOpen;
            for (const { kind, reading } of statement.principals()) {
                const reach = reachOf(kind, reading);
                const narrowed = reach === "account" ? isNarrowed(statement, NARROWS_ACCOUNT) : isNarrowed(statement);
                if (reach !== "named" && !narrowed) {
                    const found =
                        reach === "unknown"
                            ? undefined
                            : { found: `${reach === "account" ? "a whole account" : "everyone"}` };
                    yield { at: reading, expected, ...found, unverified };
                }
            }
        }
    },
});

function reachOf(kind: string, principal: Reading): "everyone" | "account" | "named" | "unknown" {
    const name = principal.string();
    if (name === undefined) {
        return principal.isUnknown ? "unknown" : "named";
    }
    if (isEveryone(kind, principal) || (kind !== "AWS" && name.startsWith("*"))) {
        return "everyone";
    }
    return kind === "AWS" && /^(\d{12}|arn:[^:]*:iam::\d{12}:(root|\*))$/.test(name) ? "account" : "named";
}
