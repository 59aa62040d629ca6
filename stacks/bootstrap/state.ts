import type { LayerContext } from "@plinth/core";
import { DEPLOYMENT_PATH, type StateStore } from "@plinth/roles";
import { StateBackend } from "@plinth/state";
import * as pulumi from "@pulumi/pulumi";
import { bucketOf, projectOf, reviewRolesIn, rolesOf } from "./place.ts";
import type { BootstrapSettings } from "./settings.ts";

/** Where the states are, for the roles, and what others have to know of it. */
export function makeState(settings: BootstrapSettings, context: LayerContext) {
    const { environment, target, tags, options } = context;
    const { state } = settings;
    const project = projectOf(context);
    const bucketName = bucketOf(settings, project, environment, target.account);
    if (state.backend === "pulumi-cloud" || bucketName === undefined) {
        const kept: StateStore<pulumi.Input<string>> = { kind: "pulumi-cloud" };
        const backend = state.backend === "pulumi-cloud" ? state.url : null;
        return { kept, outputs: { backend, secretsProvider: "default", bucketName: null, secretsKeyArn: null } };
    }
    const { account, region, partition } = target;
    const { backend: _, bucketName: __, ...rest } = state;
    const made = new StateBackend(
        "state",
        {
            ...rest,
            environment,
            account,
            region,
            partition,
            bucketName,
            deployerPaths: [
                DEPLOYMENT_PATH,
                rolesOf(settings, project, environment).path,
                ...[reviewRolesIn(settings, project, environment)].flatMap((reviews) => reviews?.path ?? []),
            ],
            ownProject: pulumi.getProject(),
            tags,
        },
        options,
    );
    const { bucketKeyArn, secretsKeyArn, backend, secretsProvider } = made;
    const kept: StateStore<pulumi.Input<string>> = { kind: "s3", bucket: bucketName, bucketKeyArn, secretsKeyArn };
    return { kept, outputs: { backend, secretsProvider, bucketName: made.bucketName, secretsKeyArn } };
}
