import * as pulumi from "@pulumi/pulumi";
import { Webhook } from "@pulumi/pulumiservice/webhook.js";
import { DEFAULT_EVENTS } from "../plan/index.ts";
import type { StackDeploymentArgs } from "../stackDeploymentArgs.ts";

/** What a stack tells others: the stacks that run after it, and whoever wants to hear of it. */
export function makeWebhooks(name: string, args: StackDeploymentArgs, parent: pulumi.Resource): void {
    const { organization, project, stack, triggers = [], notifications = {} } = args;
    const of = { organizationName: organization, projectName: project, stackName: stack, active: true };
    for (const { project: next, stack: where } of triggers) {
        const address = `${next}/${where}`;
        new Webhook(
            `${name}-then-${next}-${where}`,
            {
                ...of,
                displayName: `Run ${address}`,
                format: "pulumi_deployments",
                payloadUrl: address,
                // One event for each update: with those of the run itself, the next stack would be run for each of them.
                filters: ["update_succeeded"],
            },
            { parent },
        );
    }
    for (const [receiver, notification] of Object.entries(notifications)) {
        const { format, url, events = DEFAULT_EVENTS } = notification;
        new Webhook(
            `${name}-notify-${receiver}`,
            {
                ...of,
                displayName: `Notify ${receiver}`,
                format,
                payloadUrl: pulumi.secret(url),
                filters: [...events],
                ...("signedWith" in notification ? { secret: pulumi.secret(notification.signedWith) } : {}),
            },
            { parent },
        );
    }
}
