import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { readStatements } from "../../views/policyDocument.ts";
import { isEveryone, narrowing } from "../../views/publicAccess.ts";
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
                yield { at: statement.part("NotPrincipal"), expected, unverified: statement.isOpen };
            }
            for (const { kind, reading } of statement.principals()) {
                const reach = reachOf(kind, reading);
                const narrowed =
                    reach === "a whole account" ? narrowing(statement, NARROWS_ACCOUNT) : narrowing(statement);
                if (reach !== "somebody" && narrowed !== "yes") {
                    const found = reach === "not known" ? undefined : { found: reach };
                    const unverified = statement.isOpen || narrowed === "unknown";
                    yield { at: reading, expected, ...found, unverified };
                }
            }
        }
    },
});

function reachOf(kind: string, principal: Reading): "everyone" | "a whole account" | "somebody" | "not known" {
    const name = principal.string()?.trim();
    if (name === undefined) {
        return principal.isUnknown ? "not known" : "somebody";
    }
    if (isEveryone(kind, principal) || (kind === "Service" && name.startsWith("*"))) {
        return "everyone";
    }
    const ofAws = kind === "AWS" || kind === "*";
    return ofAws && /^(\d{12}|arn:[^:]*:iam::\d{12}:(root|\*))$/.test(name) ? "a whole account" : "somebody";
}
