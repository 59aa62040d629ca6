import { Release } from "@pulumi/kubernetes/helm/v3/release.js";
import type * as pulumi from "@pulumi/pulumi";
import { CHARTS, type ReleaseName } from "../plan/charts.ts";

export interface Installation {
    /** The component's name. */
    readonly name: string;
    /** Of the namespace itself where it is made here, since another cluster of the program has one of that name. */
    readonly namespace: pulumi.Input<string>;
    readonly values: object;
    readonly timeoutSeconds: number;
    readonly parent: pulumi.Resource;
    /** What has to be there before, and goes after. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Names of releases in the cluster, and behind the component's in the program. */
const RELEASES: Readonly<Record<ReleaseName, string>> = {
    metricsServer: "metrics-server",
    loadBalancerController: "aws-load-balancer-controller",
    externalSecrets: "external-secrets",
    externalDns: "external-dns",
    monitoring: "kube-prometheus-stack",
    logs: "loki",
    gateway: "otel-gateway",
    agent: "otel-agent",
    rollouts: "argo-rollouts",
};

/** Old states of a release that Helm keeps, each a Secret of up to a megabyte. */
const HISTORY = 5;

/**
 * Installs a chart as one release: whole, or as it was before. A release that fails is rolled back with all it made, so the
 * next run begins from something that worked.
 */
export function install(release: ReleaseName, installation: Installation): Release {
    const { chart, version, repository } = CHARTS[release];
    const { name, namespace, values, timeoutSeconds, parent, dependsOn } = installation;
    return new Release(
        `${name}-${RELEASES[release]}`,
        {
            name: RELEASES[release],
            namespace,
            chart,
            version,
            repositoryOpts: { repo: repository },
            values: { ...values },
            atomic: true,
            cleanupOnFail: true,
            createNamespace: false,
            timeout: timeoutSeconds,
            maxHistory: HISTORY,
        },
        { parent, dependsOn: [...dependsOn] },
    );
}
