import { upstreamEntry, UserError } from "@plinth/core";
import type * as pulumi from "@pulumi/pulumi";

/** What a service reads of the layers that it needs, whoever makes them. */
export interface ServiceUpstream {
    readonly network: {
        readonly subnetCidrs: pulumi.Output<Readonly<Record<"public" | "private" | "isolated", string[]>>>;
    };
    readonly cluster: { readonly instances: pulumi.Output<Readonly<Record<string, ClusterOutputs>>> };
    readonly platform: object;
    readonly database?: DatabaseLayerOutputs | undefined;
    readonly cache?: CacheLayerOutputs | undefined;
}

export interface ClusterOutputs {
    readonly networkPolicies: "vpc-cni" | "auto-mode" | "off";
    readonly dnsCidr: string;
    readonly oidcProviderArn: string;
    readonly oidcIssuer: string;
}

export interface DatabaseOutputs {
    readonly endpoint: string;
    readonly port: number;
    readonly databaseName: string;
    readonly resourceId: string;
    readonly secretArn: string;
}

interface DatabaseLayerOutputs {
    readonly instances: pulumi.Output<Readonly<Record<string, DatabaseOutputs>>>;
    readonly clusters: pulumi.Output<Readonly<Record<string, DatabaseOutputs>>>;
}

interface CacheUserOutputs {
    readonly userName: string;
    readonly arn: string;
    readonly passwordSecretArn?: string;
}

export interface CacheOutputs {
    readonly arn: string;
    readonly primaryEndpoint: string;
    readonly port: number;
    readonly users: Readonly<Record<string, CacheUserOutputs>>;
    readonly replicationGroupId?: string;
    readonly cacheName?: string;
}

interface CacheLayerOutputs {
    readonly instances: pulumi.Output<Readonly<Record<string, CacheOutputs>>>;
    readonly serverless: pulumi.Output<Readonly<Record<string, CacheOutputs>>>;
}

/** The cluster that a service runs on, as its layer returned it. */
export function clusterOf(service: string, name: string, { cluster }: ServiceUpstream) {
    return lifted(upstreamEntry(cluster.instances, name, entry(service, "cluster", name)));
}

function lifted(output: pulumi.Output<ClusterOutputs>) {
    return {
        networkPolicies: output.apply(({ networkPolicies }) => networkPolicies),
        dnsCidr: output.apply(({ dnsCidr }) => dnsCidr),
        oidcProviderArn: output.apply(({ oidcProviderArn }) => oidcProviderArn),
        oidcIssuer: output.apply(({ oidcIssuer }) => oidcIssuer),
    };
}

/** How a missing entry of a layer's outputs is refused. */
export function entry(service: string, layer: string, name: string) {
    return {
        path: `${layer}.${name}`,
        refusal: (known: readonly string[]) =>
            new UserError(
                `service ${service} uses ${layer} ${name}, which the deployed ${layer} layer does not have ` +
                    `(it has ${known.join(", ") || "none"}). Fix: deploy layer ${layer} first`,
            ),
    };
}
