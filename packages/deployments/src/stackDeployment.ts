import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { StackTags } from "@pulumi/pulumiservice/stackTags.js";
import { checkStackArgs } from "./checkStackArgs.ts";
import { makeSchedules } from "./parts/schedules.ts";
import { makeSettings } from "./parts/settings.ts";
import { makeWebhooks } from "./parts/webhooks.ts";
import { stackDeploymentOptOuts } from "./plan/index.ts";
import type { StackDeploymentArgs } from "./stackDeploymentArgs.ts";

/**
 * How Pulumi Deployments runs one stack: what starts it, with which role, commands and policy pack, what it tells others, and
 * when drift is looked for. The stack has to be there. It must not be the stack that this component is in: each change of its
 * settings would take two runs (Pulumi Docs, "Deployments Settings").
 */
export class StackDeployment extends pulumi.ComponentResource {
    /** `organization/project/stack`, once it has its settings. */
    readonly stackId: pulumi.Output<string>;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: StackDeploymentArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("deployments of stack", name, checkStackArgs(args));
        // Not the arguments: they may hold secrets that nobody has marked.
        super("plinth:deployments:StackDeployment", name, {}, opts);
        logOptOuts(name, stackDeploymentOptOuts, args);
        const settings = makeSettings(name, args, this);
        makeSchedules(name, args, settings, this);
        makeWebhooks(name, args, this);
        const { organization, project, stack, tags = {} } = args;
        if (Object.keys(tags).length > 0) {
            new StackTags(`${name}-tags`, { organization, project, stack, tags }, { parent: this });
        }
        this.stackId = settings.id;
        this.registerOutputs({ stackId: this.stackId });
    }
}
