import type { DeploymentsShape, EnvironmentShape, StackShape } from "../plan/index.ts";
import type { RepositoryStack } from "../repository/index.ts";

const ROLE = "arn:aws:iam::222222222222:role/deployment/plinth-dev-deploy";

/** A stack with nothing but what it needs, outside production. */
export const leastStack = {
    organization: "acme",
    project: "plinth-database",
    stack: "dev",
    repository: "acme/platform",
    production: false,
    does: "deploy",
    credentials: { from: "role", roleArn: ROLE },
} as const satisfies StackShape;

/** How an environment is run, with nothing but what it needs. */
export const leastEnvironment = {
    does: "deploy",
    credentials: { from: "role", roleArn: ROLE },
} as const satisfies EnvironmentShape;

/** Everything of a repository, for some environments. */
export function shapeOf(environments: Readonly<Record<string, EnvironmentShape>>): DeploymentsShape {
    return { organization: "acme", repository: "acme/platform", environments };
}

function layer(environment: string, name: string, needs: readonly string[]): RepositoryStack {
    return {
        environment,
        layer: name,
        project: `plinth-${name}`,
        folder: `stacks/${name}`,
        needs,
        production: environment === "prod",
        paths: [`environments/${environment}/${name}.yaml`, `stacks/${name}/**`],
    };
}

/** Layers that need each other as those of this repository do, in two environments, and one environment that is one stack. */
export const stacks: readonly RepositoryStack[] = [
    ...["dev", "prod"].flatMap((environment) => [
        layer(environment, "network", []),
        layer(environment, "database", ["network"]),
        layer(environment, "cache", ["network"]),
        layer(environment, "cluster", ["cache", "database", "network"]),
    ]),
    {
        environment: "sandbox",
        project: "plinth",
        folder: ".",
        needs: [],
        production: false,
        paths: ["environments/sandbox/network.yaml", "Pulumi.yaml"],
    },
];
