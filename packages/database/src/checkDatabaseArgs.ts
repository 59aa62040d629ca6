import type { Problem } from "@plinth/core/errors";
import { longestLogicalName } from "@plinth/core/naming";
import { runChecks, toProblems } from "@plinth/core/settings";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { checkIdentifier, databaseChecks } from "./plan/index.ts";

/** What the monitoring role's logical name adds to the component's. */
const LONGEST_NAME = longestLogicalName("aws:iam/role:Role") - "-monitoring".length;

/** Everything that is wrong with a database's arguments, at once. */
export function checkDatabaseArgs(name: string, args: DatabaseArgs): Problem[] {
    return [
        ...checkLogicalName(name),
        ...toProblems(checkIdentifier(args.identifier)),
        ...checkSubnets(args.subnetIds),
        ...toProblems(runChecks(databaseChecks, args)),
    ];
}

function checkLogicalName(name: string): Problem[] {
    if (/^[a-z][a-z0-9-]*$/.test(name) && name.length <= LONGEST_NAME) return [];
    return [
        {
            path: "",
            rule: `must have a name of at most ${LONGEST_NAME} lower-case letters, digits and hyphens: names in AWS start with it`,
            value: name,
            fix: "shorten or rename it",
        },
    ];
}

/** A list that is known now can be counted now; one that flows from another resource is AWS's to refuse. */
function checkSubnets(subnetIds: DatabaseArgs["subnetIds"]): Problem[] {
    if (!Array.isArray(subnetIds) || subnetIds.length >= 2) return [];
    return [
        {
            path: "subnetIds",
            rule: "must name subnets in at least two zones: RDS requires them even of a database without a standby",
            value: subnetIds.length,
            fix: "add an isolated subnet of another zone",
        },
    ];
}
