import type { Check, Violation } from "@plinth/core/settings";
import { nearest } from "@plinth/core/settings";
import type { RepositoryStack } from "../repository/stacks.ts";
import { checkProduction, checkRuns, checkVariableName, violation } from "./checkRuns.ts";
import { checkSource } from "./checkStack.ts";
import type { DeploymentsShape, EnvironmentShape } from "./deploymentsShape.ts";
import { checkEvents } from "./notifications.ts";

/** What is wrong with the shape by itself, for settings and arguments alike. */
export const deploymentsChecks: readonly Check<DeploymentsShape>[] = [
    { reads: ["organization", "repository", "branch"], check: (shape) => checkSource(shape) },
    { reads: ["environments"], check: checkEnvironments },
    { reads: ["environments", "agentPools", "notifications"], check: checkReferences },
    { reads: ["agentPools"], check: checkPools },
    { reads: ["notifications"], check: checkNotifications },
];

/** What is wrong with the shape for this repository: environments that are not there, and what production does not take. */
export function checkForRepository(
    { environments }: Pick<DeploymentsShape, "environments">,
    stacks: readonly RepositoryStack[],
): Violation[] {
    const known = [...new Set(stacks.map(({ environment }) => environment))].sort();
    return Object.entries(environments).flatMap(([name, said]) => {
        const path = ["environments", name];
        const stack = stacks.find(({ environment }) => environment === name);
        if (stack === undefined) {
            const guess = nearest(name, known);
            const fix = guess === undefined ? `choose from ${known.join(", ")}` : `did you mean ${guess}?`;
            return [violation(path, "must be an environment of this repository, with a stack", name, fix)];
        }
        return [
            ...checkBackend(path, stack),
            ...below(path, checkProduction({ ...said, production: stack.production })),
        ];
    });
}

/** A run belongs to a stack of Pulumi Cloud, which is not there where the state is in a bucket. */
function checkBackend(path: readonly string[], { environment, backend }: RepositoryStack): Violation[] {
    if (backend === undefined || backend.startsWith("https://")) return [];
    const rule = `must have its state in Pulumi Cloud: environments/${environment}/environment.yaml says otherwise`;
    return [violation(path, rule, backend, "move the state there, or leave the environment to plinth up")];
}

function checkEnvironments({ environments }: DeploymentsShape): Violation[] {
    if (Object.keys(environments).length === 0) {
        return [violation(["environments"], "must name an environment", environments, "add one, or drop the layer")];
    }
    return Object.entries(environments).flatMap(([name, said]) => below(["environments", name], checkOne(said)));
}

function checkOne(said: EnvironmentShape): Violation[] {
    const { secrets = {}, variables = {}, runner, ttl } = said;
    const found = checkRuns(said);
    for (const [name, secret] of Object.entries(secrets)) {
        const path = ["secrets", name];
        found.push(...checkVariableName(path, name), ...checkSecretName(path, secret));
        if (name in variables) found.push(violation(path, "must not stand in variables too", name, "remove it there"));
    }
    const step = ttl?.stepMinutes;
    if (step !== undefined && (!Number.isInteger(step) || step < 1 || step > 1440)) {
        const rule = "must be a whole number of minutes from 1 to 1440";
        found.push(violation(["ttl", "stepMinutes"], rule, step, "leave it out for an hour"));
    }
    // With a tag that moves, a run of tomorrow is another than that of today.
    if (
        runner?.image !== undefined &&
        !/^[\w./-]+(:\d+\/[\w./-]+)?(:(?!latest$)[\w.-]+|@sha256:[0-9a-f]{64})$/.test(runner.image)
    ) {
        const rule = "must be an image with a tag that stays, or a digest";
        found.push(violation(["runner", "image"], rule, runner.image, "write it as pulumi/pulumi-nodejs:3.260.0"));
    }
    return found;
}

/** Names of secrets and pools: they stand in configuration keys and logical names. */
const OWN_NAME = /^[A-Za-z][\w-]{0,39}$/;

function checkSecretName(path: readonly string[], name: string): Violation[] {
    if (OWN_NAME.test(name)) return [];
    // Whoever writes the value itself here must not read it in a log.
    return [
        {
            path,
            rule: "must be the name of a secret, not its value: letters, digits, - and _, at most 40",
            fix: "choose a name, and give the value with: pulumi config set --secret delivery-secrets:<name>",
        },
    ];
}

function checkReferences({ environments, agentPools = {}, notifications = {} }: DeploymentsShape): Violation[] {
    return Object.entries(environments).flatMap(([name, { runner, notify = [] }]) => {
        const path = ["environments", name];
        const unknownPool = runner?.on === "pool" && "pool" in runner && !(runner.pool in agentPools);
        return [
            ...(unknownPool
                ? [violation([...path, "runner", "pool"], "must be a pool of agentPools", runner.pool, "add it there")]
                : []),
            ...notify.flatMap((one, index) =>
                one in notifications
                    ? []
                    : [violation([...path, "notify", index], "must stand in notifications", one, "add it there")],
            ),
        ];
    });
}

function checkPools({ agentPools = {} }: DeploymentsShape): Violation[] {
    return Object.keys(agentPools).flatMap((name) => checkOwnName(["agentPools", name], name));
}

function checkNotifications({ notifications = {} }: DeploymentsShape): Violation[] {
    return Object.entries(notifications).flatMap(([name, said]) => {
        const path = ["notifications", name];
        return [
            ...checkOwnName(path, name),
            ...checkSecretName([...path, "url"], said.url),
            ...(said.format === "raw" ? checkSecretName([...path, "signedWith"], said.signedWith) : []),
            ...checkEvents([...path, "events"], said.events),
        ];
    });
}

function checkOwnName(path: readonly string[], name: string): Violation[] {
    if (OWN_NAME.test(name)) return [];
    return [violation(path, "must have letters, digits, - and _, at most 40", name, "choose another name")];
}

function below(path: readonly string[], violations: readonly Violation[]): Violation[] {
    return violations.map((one) => ({ ...one, path: [...path, ...one.path] }));
}
