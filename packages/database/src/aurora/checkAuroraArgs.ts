import { checkAlarmArgs } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkLogicalName } from "@plinth/core/naming";
import { runChecks, toProblems } from "@plinth/core/settings";
import { checkSubnets, roomForNames } from "../checkDatabaseArgs.ts";
import { auroraAlarms, auroraChecks, checkIdentifier, checkMemberIdentifiers } from "../plan/index.ts";
import type { AuroraArgs } from "./auroraArgs.ts";

/** Everything that is wrong with a cluster's arguments, at once. */
export function checkAuroraArgs(name: string, args: AuroraArgs): Problem[] {
    return [
        ...checkLogicalName(name, roomForNames(["-monitoring"], args.backups?.plan !== undefined)),
        ...toProblems(checkIdentifier(args.identifier)),
        ...toProblems(checkMemberIdentifiers(args.identifier, args.members)),
        ...checkSubnets(args.subnetIds),
        ...toProblems(runChecks(auroraChecks, args)),
        ...toProblems(checkAlarmArgs(auroraAlarms, args)),
    ];
}
