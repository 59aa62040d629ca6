import type { ModelContext, TypeModel } from "../model/model.ts";

// Forms of ids, and outputs: provider/pkg/resources of pulumi/pulumi-pulumiservice v1.3.0. What Pulumi Cloud makes up for
// schedules, pools and webhooks has the forms of its REST API: UUIDs, and eight digits for webhooks. Nothing here has a region.

const model = (compute: TypeModel["compute"], more: Partial<TypeModel> = {}): TypeModel => ({
    global: true,
    compute,
    ...more,
});

const stackOf = (context: ModelContext): string =>
    ["organization", "project", "stack"].map((part) => context.text(part)).join("/");

/** A schedule: Pulumi Cloud names it, and the provider puts its kind between stack and name. */
const schedule = (kind?: string): TypeModel =>
    model((context) => {
        const scheduleId = context.uuid("schedule");
        return { id: [stackOf(context), kind, scheduleId].filter(Boolean).join("/"), outputs: { scheduleId } };
    });

/** The provider `pulumiservice`: what a repository keeps in Pulumi Cloud. */
export const pulumiServiceTypes: Readonly<Record<string, TypeModel>> = {
    "pulumiservice:index:DeploymentSettings": model((context) => ({ id: stackOf(context), outputs: {} })),
    "pulumiservice:index:DriftSchedule": schedule("drift"),
    "pulumiservice:index:TtlSchedule": schedule("ttl"),
    "pulumiservice:index:DeploymentSchedule": schedule(),
    "pulumiservice:index:StackTags": model((context) => ({ id: `${stackOf(context)}/tags`, outputs: {} })),
    "pulumiservice:index:Webhook": model(
        (context) => {
            const name = context.hex("webhook", 8);
            const owner = ["organizationName", "projectName", "stackName"].filter((part) => context.has(part));
            return { id: [...owner.map((part) => context.text(part)), name].join("/"), outputs: { name } };
        },
        { defaults: { format: "raw" } },
    ),
    "pulumiservice:index:AgentPool": model((context) => {
        const agentPoolId = context.uuid("pool");
        return {
            id: [context.text("organizationName"), context.text("name"), agentPoolId].join("/"),
            outputs: { agentPoolId, tokenValue: `pul-${context.hex("token", 40)}` },
        };
    }),
};
