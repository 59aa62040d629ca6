import escalation from "../../data/privilegeEscalation.json" with { type: "json" };
import type { Reading } from "../../reading/reading.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";
import { type Grant, Grants } from "../../views/grants.ts";
import { identityPolicies, isEveryResource, POLICY_HOLDERS } from "../../views/iamDocuments.ts";
import { readStatements } from "../../views/policyDocument.ts";
import { permissionsActions } from "../../data/serviceActions.ts";

/** Actions which together let their holder have the rights of others. */
const WAYS: readonly (readonly string[])[] = escalation.ways.map((way) => way.split(" + "));

interface Way {
    readonly actions: readonly string[];
    /** The statement that grants the first action. */
    readonly first: Grant;
    readonly open: boolean;
}

export const iamPrivilegeEscalation = resourceRule({
    id: "iam-privilege-escalation",
    severity: "high",
    description: "No policy lets its holder take rights that it does not grant",
    remedy: "name the roles, users and policies the actions are for, or hold iam:PassRole to a service by iam:PassedToService",
    types: POLICY_HOLDERS,
    safeProperties: [],
    parameters: {
        permissionsManagement: {
            description:
                "Every action that manages permissions counts, a bucket's policy and iam:PassRole alone included",
            default: false,
            strict: true,
            stricter: "true",
        },
    },
    *check(resource, { parameters }) {
        const more = parameters.boolean("permissionsManagement") ? permissionsActions().map((action) => [action]) : [];
        for (const policy of identityPolicies(resource)) {
            yield* escalations(policy, [...WAYS, ...more]);
        }
    },
});

/** One finding for each statement with which ways begin; those that are certain leave no room for those that may be. */
function* escalations(policy: Reading, wanted: readonly (readonly string[])[]): Verdicts {
    const expected = "no unconstrained actions that lead to other rights";
    const covers = (resource: string) => isEveryResource(resource) || isEveryIdentity(resource);
    const grants = new Grants(yield* readStatements(policy, expected), covers);
    const ways = wanted.flatMap((actions): Way[] => {
        const found = actions.flatMap((action) => grants.of(action) ?? []);
        const [first] = found;
        return first && found.length === actions.length
            ? [{ actions, first, open: found.some(({ open }) => open) }]
            : [];
    });
    const certain = ways.filter(({ open }) => !open);
    const steps = certain.length > 0 ? certain : ways;
    for (const [statement, own] of Map.groupBy(steps, ({ first }) => first.statement)) {
        yield {
            at: statement.reading,
            expected,
            found: certain.length > 0 ? named(own) : "a value not known yet",
            unverified: certain.length === 0,
        };
    }
}

function named(steps: readonly Way[]): string {
    const names = steps.slice(0, 3).map(({ actions }) => actions.join(" with "));
    return names.join(", ") + (steps.length > 3 ? " and more" : "");
}

/** Every role, user, group or policy of an account, which is as many as there are. */
function isEveryIdentity(resource: string): boolean {
    return /^arn:[^:]*:iam::[^:]*:(role|user|group|policy)\/\*+$/.test(resource);
}
