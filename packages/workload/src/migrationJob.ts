import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { migrationVariables } from "./environmentVariables.ts";
import { DEFAULTS, type Migration } from "./plan/index.ts";
import { podTemplate } from "./podTemplate.ts";
import { secretFilesOf } from "./secretFiles.ts";
import { metadataOf, type Site } from "./site.ts";

/** Nodes that are taken away for fewer or newer ones wait for it (Karpenter documentation, "Disruption"; Auto Mode does the same). */
const STAYS = { "karpenter.sh/do-not-disrupt": "true" };

/**
 * A pod that lost its node is no failure of the migration, and takes none of its retries (Kubernetes documentation, "Pod
 * failure policy"). The next one starts when it is gone, so that two never run at once.
 */
const LOST_NODES = { rules: [{ action: "Ignore", onPodConditions: [{ type: "DisruptionTarget", status: "True" }] }] };

/** Beside the deadline of its pods: what scheduling and pulling take, until Kubernetes says that it failed. */
const AWAIT_MARGIN_SECONDS = 180;

/**
 * Runs the migration of an image, once: another image is another Job. Pulumi waits for it, and what depends on it does not
 * change when it fails. Running it a second time has to be harmless: it is tried again after a failure.
 */
export function migrate(site: Site, migration: Migration, after: pulumi.Resource[]): kubernetes.batch.v1.Job {
    const { name, args, objects, parent } = site;
    const { deadlineSeconds = DEFAULTS.migration.deadlineSeconds } = migration;
    const { retries = DEFAULTS.migration.retries, keepSeconds } = migration;
    const metadata = metadataOf(site, objects.migration(args.image.digest), "migration");
    return new kubernetes.batch.v1.Job(
        `${name}-migration`,
        {
            // A failed run would be waited for with every update otherwise.
            metadata: { ...metadata, annotations: { "pulumi.com/replaceUnready": "true" } },
            spec: {
                backoffLimit: retries,
                podFailurePolicy: LOST_NODES,
                activeDeadlineSeconds: deadlineSeconds,
                ...(keepSeconds === undefined ? {} : { ttlSecondsAfterFinished: keepSeconds }),
                template: podTemplate(site, {
                    part: "migration",
                    account: objects.migrationAccount,
                    args: migration.args,
                    resources: migration.resources,
                    variables: migrationVariables(args),
                    secretFiles: Object.keys(secretFilesOf(args)).filter((file) => file === "database-password"),
                    flags: false,
                    annotations: STAYS,
                    pod: { restartPolicy: "Never" },
                }),
            },
        },
        { parent, dependsOn: after, customTimeouts: { create: `${deadlineSeconds + AWAIT_MARGIN_SECONDS}s` } },
    );
}
