import { checkAlerts } from "@plinth/alarms/plan";
import type { Problem } from "@plinth/core/errors";
import { checkLogicalName, longestLogicalName } from "@plinth/core/naming";
import { toProblems } from "@plinth/core/settings";
import { checkPlatform } from "./plan/index.ts";
import type { PlatformArgs } from "./platformArgs.ts";

const LONGEST = longestLogicalName("aws:iam/role:Role") - "-load-balancer-controller".length;

/** Everything that is wrong with a platform's arguments, at once. */
export function checkPlatformArgs(name: string, args: PlatformArgs): Problem[] {
    return [...checkLogicalName(name, LONGEST), ...toProblems([...checkPlatform(args), ...checkAlerts(args.alerts)])];
}
