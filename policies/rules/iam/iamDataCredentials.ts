import known from "../../data/credentialActions.json" with { type: "json" };
import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { Grants } from "../../views/grants.ts";
import { identityPolicies, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { readStatements } from "../../views/policyDocument.ts";

const ACTIONS: readonly string[] = [...known.data, ...known.credentials];

export const iamDataCredentials = resourceRule({
    id: "iam-data-credentials",
    severity: "medium",
    description: "Actions that hand out data or credentials are granted on named resources or under a condition",
    remedy: "name the objects, secrets, parameters or roles the statement is for",
    types: POLICY_HOLDERS,
    safeProperties: [],
    *check(resource) {
        for (const policy of identityPolicies(resource)) {
            yield* handedOut(policy);
        }
    },
});

/** One finding for each statement; those that are certain leave no room for those that may be. */
function* handedOut(policy: Reading): Verdicts {
    const expected = "named resources for actions that hand out data or credentials";
    const grants = new Grants(yield* readStatements(policy, expected));
    const found = ACTIONS.flatMap((action) => {
        const grant = grants.of(action);
        return grant === undefined ? [] : [{ action, ...grant }];
    });
    const certain = found.filter(({ open }) => !open);
    for (const [statement, granted] of Map.groupBy(certain.length > 0 ? certain : found, (grant) => grant.statement)) {
        const names = granted.slice(0, 3).map(({ action }) => action);
        yield {
            at: statement.reading,
            expected,
            found:
                certain.length > 0
                    ? `${names.join(", ")}${granted.length > 3 ? " and more" : ""} on every resource`
                    : "a value not known yet",
            unverified: certain.length === 0,
        };
    }
}
