import type * as pulumi from "@pulumi/pulumi";
import { DEFAULTS } from "../plan/shape.ts";
import { externalDnsGrants } from "../permissions/externalDns.ts";
import { externalSecretsGrants } from "../permissions/externalSecrets.ts";
import { loadBalancerControllerGrants } from "../permissions/loadBalancerController.ts";
import { makeAutoModeIngressClass } from "../parts/clusterWide.ts";
import { makeSecretStore } from "../parts/secrets.ts";
import { externalDnsValues } from "../values/externalDns.ts";
import { externalSecretsValues } from "../values/externalSecrets.ts";
import { loadBalancerControllerValues } from "../values/loadBalancerController.ts";
import { metricsServerValues } from "../values/metricsServer.ts";
import type { AddOnHome } from "./home.ts";

/** External Secrets, and what has to be there before a secret is asked of it. */
export interface InstalledSecrets {
    readonly ready: readonly pulumi.Resource[];
}

/**
 * The operator for secrets. It has a role, and the cluster a store that reads with it, where there is something to read:
 * secrets by prefix, or those of the platform itself.
 */
export function installExternalSecrets(home: AddOnHome): InstalledSecrets | undefined {
    const { args, place, size, name, parent } = home;
    const { externalSecrets: chosen, monitoring } = args;
    if (chosen === undefined || home.platform === undefined) return undefined;
    const own = [monitoring?.webhook?.secret, monitoring?.grafana?.adminSecret].filter((one) => one !== undefined);
    const { prefixes = [], keyArns = [] } = chosen;
    const reads = prefixes.length + own.length > 0;
    const identity = home.identity(
        "externalSecrets",
        reads ? externalSecretsGrants(place, { prefixes, names: own, keyArns }) : [],
    );
    const values = externalSecretsValues({ size });
    const release = home.install("externalSecrets", home.platform.name, values, [...home.platform.ready, ...identity]);
    if (!reads) return { ready: [release] };
    return { ready: [release, makeSecretStore(name, place.region, { parent, dependsOn: [release] })] };
}

/** Who makes load balancers of ingresses: a controller, or only the class by which Auto Mode's is asked. */
export function installLoadBalancing(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, place, size, monitored, name, parent } = home;
    if (args.loadBalancing?.by === "autoMode") return makeAutoModeIngressClass(name, { parent });
    if (args.loadBalancing === undefined || home.platform === undefined) return [];
    const values = loadBalancerControllerValues({
        size,
        monitored,
        clusterName: args.clusterName,
        region: place.region,
        vpcId: args.vpcId,
        tags: args.ownTags ?? home.tags,
    });
    const identity = home.identity("loadBalancerController", loadBalancerControllerGrants(place));
    return [
        home.install("loadBalancerController", home.platform.name, values, [
            ...home.platform.ready,
            ...identity,
            ...after,
        ]),
    ];
}

export function installMetricsServer(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, size, monitored, platform } = home;
    if (args.metricsServer === undefined || platform === undefined) return [];
    const values = metricsServerValues({ size, monitored });
    return [home.install("metricsServer", platform.name, values, [...platform.ready, ...after])];
}

export function installExternalDns(home: AddOnHome, after: readonly pulumi.Resource[]): pulumi.Resource[] {
    const { args, place, size, monitored, platform } = home;
    if (args.externalDns === undefined || platform === undefined) return [];
    const { zones, policy = DEFAULTS.dnsPolicy } = args.externalDns;
    const { clusterName } = args;
    const values = externalDnsValues({ size, monitored, clusterName, region: place.region, zones, policy });
    const identity = home.identity("externalDns", externalDnsGrants(place.partition, zones));
    return [home.install("externalDns", platform.name, values, [...platform.ready, ...identity, ...after])];
}
