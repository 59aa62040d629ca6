import { writeSdkFacts } from "./writeSdkFacts.ts";

// Writes the facts about the types of Pulumi Cloud, from the SDK that is installed: node pulumiService.ts

/** What the provider says of its inputs, read by a person. */
const PROVIDER = "pulumi/pulumi-pulumiservice v1.3.0, provider/pkg/resources: replaceOnChanges, or replaces in Diff";

const STACK = ["organization", "project", "stack"];
const REPLACED_BY: Readonly<Record<string, readonly string[]>> = {
    AgentPool: ["organizationName"],
    DeploymentSchedule: [...STACK, "timestamp"],
    DeploymentSettings: STACK,
    DriftSchedule: STACK,
    PolicyGroup: ["entityType", "mode", "name"],
    StackTags: STACK,
    TtlSchedule: [...STACK, "timestamp"],
    Webhook: ["environmentName", "organizationName", "projectName", "stackName"],
};

writeSdkFacts({ name: "pulumiservice", provider: PROVIDER, replacedBy: REPLACED_BY });
