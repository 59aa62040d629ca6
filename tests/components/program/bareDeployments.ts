import { PulumiDeployments, StackDeployment } from "@plinth/deployments";
import type * as pulumi from "@pulumi/pulumi";

type BareCall = (name: string, options: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/** Components of Pulumi Cloud, as those of AWS in `bareCalls.ts`. */
export const bareDeployments: Readonly<Record<string, BareCall>> = {
    "deployments.PulumiDeployments": (name, options) =>
        new PulumiDeployments(
            name,
            {
                organization: "acme",
                repository: "acme/platform",
                environments: { prod: { does: "deploy", credentials: { from: "esc" } } },
                stacks: [
                    {
                        environment: "prod",
                        layer: "network",
                        project: "plinth-network",
                        folder: "stacks/network",
                        needs: [],
                        production: true,
                        paths: [],
                    },
                ],
            },
            options,
        ),
    "deployments.StackDeployment": (name, options) =>
        new StackDeployment(
            name,
            {
                organization: "acme",
                project: "plinth-database",
                stack: "prod",
                repository: "acme/platform",
                does: "deploy",
                credentials: { from: "esc" },
            },
            options,
        ),
};
