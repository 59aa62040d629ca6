import { type Check, nearest, runChecks as runChecksOf, type Violation } from "@plinth/core/settings";
import type { RepositoryStack } from "../repository/stacks.ts";
import { checkSecretName, environmentChecks, OWN_NAME } from "./checkEnvironment.ts";
import { checkProduction, violation } from "./checkRuns.ts";
import { checkSource } from "./checkStack.ts";
import type { DeploymentsShape } from "./deploymentsShape.ts";
import { checkEvents } from "./notifications.ts";

/** Everything that is wrong with the shape by itself. */
export function checkDeployments(shape: DeploymentsShape): Violation[] {
    return [
        ...runChecksOf(deploymentsChecks, shape),
        ...Object.entries(shape.environments).flatMap(([name, said]) =>
            below(["environments", name], runChecksOf(environmentChecks, said)),
        ),
    ];
}

/** What is wrong with the whole; each environment has {@link environmentChecks} of its own. */
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
    return [];
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
