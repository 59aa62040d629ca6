import type { Problem } from "@plinth/core/errors";
import { toProblems } from "@plinth/core/settings";
import { checkEvents, checkImage, checkStack } from "./plan/index.ts";
import { checkVariableName, violation } from "./plan/checkRuns.ts";
import type { StackDeploymentArgs } from "./stackDeploymentArgs.ts";

/** Everything that is wrong with the arguments of a stack's deployments, at once. */
export function checkStackArgs(args: StackDeploymentArgs): Problem[] {
    const { variables = {}, secrets = {}, notifications = {} } = args;
    return toProblems([
        ...checkStack(args),
        ...checkImage(args.runner?.image),
        ...Object.keys(secrets).flatMap((name) => [
            ...checkVariableName(["secrets", name], name),
            ...(name in variables
                ? [violation(["secrets", name], "must not stand in variables too", name, "remove it there")]
                : []),
        ]),
        ...Object.entries(notifications).flatMap(([name, { events }]) =>
            checkEvents(["notifications", name, "events"], events),
        ),
    ]);
}
