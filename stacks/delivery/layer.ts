import { defineLayer } from "@plinth/core";
import { findRepository } from "@plinth/core/settings";
import { PulumiDeployments } from "@plinth/deployments";
import { namedSecrets } from "@plinth/deployments/plan";
import { repositoryStacks } from "@plinth/deployments/repository";
import * as pulumi from "@pulumi/pulumi";
import { Provider } from "@pulumi/pulumiservice/provider.js";
import { readSecrets } from "./secrets.ts";
import { settings } from "./settings.ts";

export const delivery = defineLayer({
    name: "delivery",
    owner: "platform",
    description: "How Pulumi Deployments runs the other stacks: what starts them, with which role, and who hears of it",
    settings,
    build(settings, _upstream, context) {
        const secrets = readSecrets(namedSecrets(settings));
        const { apiUrl } = settings;
        const provider = new Provider("pulumiservice", {
            // Said always: the SDK would take PULUMI_BACKEND_URL, which may be a bucket.
            apiUrl,
            // Without one the provider takes PULUMI_ACCESS_TOKEN of whoever runs it.
            ...tokenOf(new pulumi.Config("pulumiservice").getSecret("accessToken")),
        });
        const deployments = new PulumiDeployments(
            "deployments",
            { ...settings, stacks: repositoryStacks(findRepository(process.cwd())), secrets },
            { ...context.options, providers: [context.providers.aws, provider] },
        );
        const { stackIds, agentPoolIds, agentPoolTokens } = deployments;
        return { stackIds, agentPoolIds, agentPoolTokens };
    },
});

function tokenOf(accessToken: pulumi.Output<string> | undefined): { accessToken?: pulumi.Output<string> } {
    return accessToken === undefined ? {} : { accessToken };
}
