import type { Problem } from "@plinth/core/errors";
import type { StateBackendArgs } from "../stateBackendArgs.ts";

/** Two weeks of holidays and what was found behind them. */
export const SHORTEST_VERSION_DAYS = 30;

export const STATE_DEFAULTS = {
    keepVersionDays: 365,
    accessLogDays: 365,
    protect: true,
    keepAfterDeletion: true,
} as const;

/** Amazon S3 User Guide, "General purpose bucket naming rules"; without dots, which break TLS by the bucket's host name. */
const BUCKET = /^(?!xn--|sthree-)[a-z0-9](?!.*--)[a-z0-9-]{1,61}[a-z0-9]$/;
const PATH = /^\/([a-z0-9-]+\/)+$/;

/** Everything that is wrong with the arguments, at once. */
export function checkStateBackendArgs(name: string, args: StateBackendArgs): Problem[] {
    const problems: Problem[] = [];
    const refuse = (path: string, rule: string, value: unknown, fix: string): void => {
        problems.push({ path, rule, value, fix });
    };
    const { account, region, bucketName, deployerPaths, ownProject } = args;
    if (!/^[a-z][a-z0-9-]{0,39}$/.test(name)) {
        refuse("", "must be named in at most 40 lower-case letters, digits and hyphens", name, "shorten or rename it");
    }
    if (!/^\d{12}$/.test(account)) {
        refuse("account", "must be an account of 12 digits", account, "pass the account of the environment's target");
    }
    if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        refuse("region", "must be a region such as eu-west-1", region, "pass the region of the environment's target");
    }
    if (!BUCKET.test(bucketName)) {
        const rule = "must be the name of a bucket: 3 to 63 lower-case letters, digits and single hyphens";
        refuse("bucketName", rule, bucketName, "use stateBucketName(project, environment, account)");
    }
    deployerPaths.forEach((path, index) => {
        if (PATH.test(path)) return;
        const rule = "must be a path below the root, between slashes";
        refuse(`deployerPaths[${index}]`, rule, path, "write it as /deployment/");
    });
    if (!/^[a-z][a-z0-9-]*$/.test(ownProject)) {
        refuse("ownProject", "must be the name of a Pulumi project", ownProject, "pass pulumi.getProject()");
    }
    for (const [key, shortest] of [
        ["keepVersionDays", SHORTEST_VERSION_DAYS],
        ["accessLogDays", 1],
    ] as const) {
        const days = args[key] ?? STATE_DEFAULTS[key];
        if (Number.isInteger(days) && days >= shortest) continue;
        const fix = `choose a number, or leave it out for ${STATE_DEFAULTS[key]}`;
        refuse(key, `must be a whole number of days, ${shortest} or more`, days, fix);
    }
    return problems;
}
