import * as pulumi from "@pulumi/pulumi";
import { sidOf, type Statement } from "../statements/statement.ts";
import type { RoleArgs } from "./roleArgs.ts";

/**
 * Says on every run where a role is less safe than it would be by default, as a warning, and what it grants beyond what it
 * names, as information: what is not seen is forgotten.
 */
export function logReasons(resource: pulumi.Resource, name: string, args: RoleArgs): void {
    for (const reason of optOuts(args)) void pulumi.log.warn(`role "${name}": ${reason}`, resource);
    const wide = wideGrants(args);
    if (wide.length > 0) {
        void pulumi.log.info(`role "${name}": grants more than it names in ${wide.join("; ")}`, resource);
    }
}

function optOuts({ trust, permissionsBoundary, awsManagedPolicies = [] }: RoleArgs): string[] {
    return [
        ...("none" in permissionsBoundary ? [`no permissions boundary: ${permissionsBoundary.none}`] : []),
        ...trust.flatMap((each) => {
            if (each.kind === "service" && "unchecked" in each.source) {
                return [`${each.service} comes on anybody's behalf: ${each.source.unchecked}`];
            }
            if (each.kind === "identity" && each.identity.forge === "github") {
                const { repository } = each.identity;
                return "withoutIds" in repository ? [`a subject without ids: ${repository.withoutIds}`] : [];
            }
            return [];
        }),
        ...awsManagedPolicies.flatMap((policy) =>
            typeof policy === "string" ? [] : [`AWS decides what ${policy.name} grants: ${policy.reason}`],
        ),
    ];
}

function wideGrants({ policies = {}, managedPolicies = {} }: RoleArgs): string[] {
    return [...Object.values(policies), ...Object.values(managedPolicies)].flat().flatMap(statementReason);
}

/** The reason of one statement, with its name. */
export function statementReason(statement: Statement<unknown>): string[] {
    if (statement.effect === "Deny" || statement.reason === undefined) return [];
    return [`${sidOf(statement)} (${statement.reason})`];
}
