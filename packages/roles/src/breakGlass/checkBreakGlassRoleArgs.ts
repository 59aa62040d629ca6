import type { Problem } from "@plinth/core/errors";
import type { BreakGlassRoleArgs } from "./breakGlassRoleArgs.ts";

const USER = /^arn:aws(-cn|-us-gov)?:iam::\d{12}:user\/[\w+=,.@/-]+$/;

/** Everything that is wrong with the arguments, at once. */
export function checkBreakGlassRoleArgs(args: BreakGlassRoleArgs): Problem[] {
    const problems: Problem[] = [];
    const refuse = (path: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path, rule, value, fix });
    };
    const { environment, account, users, mfaMinutes = 15 } = args;
    if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(environment) || environment.length > 20) {
        refuse("environment", "must be the name of an environment", environment, "write it as its folder is called");
    }
    if (!/^\d{12}$/.test(account)) {
        refuse(
            "account",
            "must be an AWS account id of 12 digits",
            account,
            "pass the account of the environment's target",
        );
    }
    if (users.length === 0) {
        refuse("users", "must name who may take the role", users, "name two: one of them may be asleep");
    }
    users.forEach((user, index) => {
        if (USER.test(user)) return;
        const rule = "must be the ARN of a user of IAM, not of a role, a group or everybody";
        refuse(`users[${index}]`, rule, user, "write arn:aws:iam::<account>:user/<name>");
    });
    if (!Number.isInteger(mfaMinutes) || mfaMinutes < 1 || mfaMinutes > 60) {
        refuse("mfaMinutes", "must be a whole number from 1 to 60", mfaMinutes, "leave it out for 15");
    }
    return problems;
}
