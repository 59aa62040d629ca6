import * as pulumi from "@pulumi/pulumi";
import { sidOf } from "../statements/statement.ts";
import type { RoleArgs } from "./roleArgs.ts";

/** Says on every run what a role may do beyond what its statements name, and why: what is not seen is forgotten. */
export function logWideGrants(resource: pulumi.Resource, name: string, args: RoleArgs): void {
    const { policies = {}, managedPolicies = {} } = args;
    const wide = [...Object.values(policies), ...Object.values(managedPolicies)]
        .flat()
        .flatMap((statement) =>
            statement.effect === "Deny" || statement.reason === undefined
                ? []
                : [`${sidOf(statement)} (${statement.reason})`],
        );
    if (wide.length === 0) return;
    void pulumi.log.info(`role "${name}": grants more than it names in ${wide.join("; ")}`, resource);
}
