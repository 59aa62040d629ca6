import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { identityPolicies, isAnything, isEveryResource, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { type Statement, readStatements } from "../../views/policyDocument.ts";
import { actionKind } from "../../views/serviceActions.ts";

interface Wanted {
    readonly allowed: ReadonlySet<string>;
    readonly reads: boolean;
}

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
        reads: {
            description: "Actions that read what a resource holds are wanted on named resources too",
            default: false,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const wanted: Wanted = {
            allowed: new Set(parameters.strings("allowedActions").map((action) => action.toLowerCase())),
            reads: parameters.boolean("reads"),
        };
        for (const policy of identityPolicies(resource)) {
            yield* wildcards(policy, wanted);
        }
    },
});

function* wildcards(policy: Reading, wanted: Wanted): Verdicts {
    const expected = "named resources, or a condition, for actions that can be held to some";
    for (const statement of yield* readStatements(policy, expected)) {
        if (!statement.is("Allow") || statement.isConditional) {
            continue;
        }
        const resources = statement.list("Resource");
        const without = statement.part("NotResource");
        const wide = without.isSet ? without : resources.find((reading) => isEveryResource(reading.string() ?? ""));
        // All resources of one service are narrow enough for actions that are named (the streams of all log groups, say),
        // not for all of its actions.
        const bare = without.isSet || isAnything(wide?.string() ?? "");
        const at = wide ?? resources.find((reading) => reading.isUnknown);
        const actions = narrowable(statement, {
            ...wanted,
            reads: wanted.reads && bare,
            named: bare || wide === undefined,
        });
        if (at !== undefined && actions !== "none") {
            // The names of actions are no secret, and say which of many statements is meant.
            const found = at.isUnknown ? undefined : { found: `${at.path.split(".").at(-1)} "*" for ${actions}` };
            yield {
                at,
                expected,
                ...found,
                unverified: actions === "unknown" || statement.part("Effect").isUnknown,
            };
        }
    }
}

/** The actions of a statement that want named resources. Everything but a few (`NotAction`) always does. */
function narrowable(statement: Statement, { allowed, reads, named }: Wanted & { named: boolean }): string {
    if (statement.has("NotAction")) {
        return "every action but some";
    }
    const actions = statement.list("Action");
    const found = actions
        .flatMap((reading) => reading.string() ?? [])
        .filter((action) => {
            const kind = actionKind(action);
            return (
                (named || action.includes("*")) &&
                !isAllowed(action.toLowerCase(), allowed) &&
                kind !== "free" &&
                (kind !== "read" || reads)
            );
        });
    if (found.length > 0) {
        return found.slice(0, 3).join(", ") + (found.length > 3 ? " and more" : "");
    }
    return actions.some((reading) => reading.isUnknown) ? "unknown" : "none";
}

function isAllowed(action: string, allowed: ReadonlySet<string>): boolean {
    return allowed.has(action) || allowed.has(`${action.split(":")[0]}:*`);
}
