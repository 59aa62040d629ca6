import type { Release } from "@pulumi/kubernetes/helm/v3/release.js";
import type * as pulumi from "@pulumi/pulumi";
import type { AwsAddOn } from "../plan/names.ts";
import type { ReleaseName } from "../plan/charts.ts";
import { DEFAULTS, type Size } from "../plan/shape.ts";
import type { Grant, PlatformPlace } from "../permissions/grants.ts";
import { makeStorageClass } from "../parts/clusterWide.ts";
import { giveIdentity } from "../parts/identity.ts";
import { install } from "../parts/install.ts";
import { type GuardedNamespace, makeMonitoringNamespace, makePlatformNamespace } from "../parts/namespaces.ts";
import type { PlatformArgs } from "../platformArgs.ts";

/** Where add-ons are installed, and how. */
export interface AddOnHome {
    /** The component's name. */
    readonly name: string;
    readonly args: PlatformArgs;
    readonly place: PlatformPlace;
    readonly size: Size;
    readonly parent: pulumi.Resource;
    readonly tags: Readonly<Record<string, string>>;
    /** Whether Prometheus will be there to scrape what is installed. */
    readonly monitored: boolean;
    readonly platform: GuardedNamespace | undefined;
    readonly monitoring: GuardedNamespace | undefined;
    /** What volumes need. */
    readonly volumes: readonly pulumi.Resource[];
    install(
        release: ReleaseName,
        namespace: pulumi.Input<string>,
        values: object,
        dependsOn: readonly pulumi.Resource[],
    ): Release;
    identity(addOn: AwsAddOn, grants: readonly Grant[]): pulumi.Resource[];
}

/** Makes the namespaces that the chosen add-ons need, and says how to install in them. */
export function homeOf(name: string, args: PlatformArgs, parent: pulumi.Resource): AddOnHome {
    const { account, region, partition = "aws", tags = {}, clusterName, readyName, owner } = args;
    const { metricsServer, loadBalancing, externalSecrets, externalDns, monitoring, logs, telemetry, rollouts } = args;
    const serves =
        [metricsServer, externalSecrets, externalDns, rollouts].some((one) => one !== undefined) ||
        loadBalancing?.by === "controller";
    const observes = [monitoring, logs, telemetry].some((one) => one !== undefined);
    const keeps = monitoring !== undefined || logs !== undefined;
    const namespaces = { name, owner, readyName, parent };
    const timeoutSeconds = args.timeoutSeconds ?? DEFAULTS.timeoutSeconds;
    return {
        name,
        args,
        place: { account, region, partition },
        size: args.size ?? DEFAULTS.size,
        parent,
        tags,
        monitored: monitoring !== undefined,
        platform: serves ? makePlatformNamespace(namespaces) : undefined,
        monitoring: observes ? makeMonitoringNamespace(namespaces) : undefined,
        volumes: keeps ? [makeStorageClass(name, args.autoMode === true, { parent })] : [],
        install: (release, namespace, values, dependsOn) =>
            install(release, { name, namespace, values, timeoutSeconds, parent, dependsOn }),
        identity: (addOn, grants) => giveIdentity(addOn, grants, { name, clusterName, tags, parent }),
    };
}
