import actions from "../../data/actionsWithoutResources.json" with { type: "json" };
import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { identityPolicies, isEveryResource, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { type Statement, readStatements } from "../../views/policyDocument.ts";

/** Actions that only look, by how AWS names them. */
const READS =
    /^(batch)?(get|list|describe|query|scan|search|lookup|view|check|estimate|validate|test|simulate|select|head|filter|read|poll|receive|decode|discover|preview|resolve)/i;

/** Actions that change something but take no resource, so that "*" is all they accept. */
const WITHOUT_RESOURCES: ReadonlySet<string> = new Set(actions.actions.map((action) => action.toLowerCase()));

export const iamWildcardResource = resourceRule({
    id: "iam-wildcard-resource",
    severity: "medium",
    description: "Actions that change something are granted on named resources or under a condition",
    remedy: "name the resources the statement is for, or add a condition",
    types: POLICY_HOLDERS,
    safeProperties: [],
    parameters: {
        allowedActions: {
            description: "Actions that may be granted on every resource",
            default: [],
            stricter: "shorter",
        },
    },
    *check(resource, { parameters }) {
        const allowed = new Set(parameters.strings("allowedActions").map((action) => action.toLowerCase()));
        for (const policy of identityPolicies(resource)) {
            yield* wildcards(policy, allowed);
        }
    },
});

function* wildcards(policy: Reading, allowed: ReadonlySet<string>): Verdicts {
    const expected = "named resources, or a condition, for actions that change something";
    for (const statement of yield* readStatements(policy, expected)) {
        if (!statement.is("Allow") || statement.reading.child("Condition").isSet) {
            continue;
        }
        const resources = statement.list("Resource");
        const wide = resources.find((reading) => isEveryResource(reading.string() ?? ""));
        const open = resources.find((reading) => reading.isUnknown);
        const at = statement.has("NotResource") ? statement.reading.child("NotResource") : (wide ?? open);
        const writes = writing(statement, allowed);
        if (at !== undefined && writes !== "none") {
            // The names of actions are no secret, and say which of many statements is meant.
            const found = at.isUnknown ? undefined : { found: `${at.path.split(".").at(-1)} "*" for ${writes}` };
            yield {
                at,
                expected,
                ...found,
                unverified: writes === "unknown" || statement.reading.child("Effect").isUnknown,
            };
        }
    }
}

/** The actions of a statement that change something. Everything but a few (`NotAction`) always does. */
function writing(statement: Statement, allowed: ReadonlySet<string>): string {
    if (statement.has("NotAction")) {
        return "every action but some";
    }
    const actions = statement.list("Action");
    const writes = actions.flatMap((reading) => reading.string() ?? []).filter((action) => changes(action, allowed));
    if (writes.length > 0) {
        return writes.slice(0, 3).join(", ") + (writes.length > 3 ? " and more" : "");
    }
    return actions.some((reading) => reading.isUnknown) ? "unknown" : "none";
}

function changes(action: string, allowed: ReadonlySet<string>): boolean {
    const [service = "", verb = "*"] = action.toLowerCase().split(":");
    const exempt = [action.toLowerCase(), `${service}:*`].some(
        (name) => WITHOUT_RESOURCES.has(name) || allowed.has(name),
    );
    return !exempt && !READS.test(verb);
}
