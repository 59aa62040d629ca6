import { upstreamEntry, UserError } from "@plinth/core";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

/** The part of a database or cache that opening it takes. */
export interface Peer {
    readonly securityGroupId: string;
    readonly port: number;
}

export interface PeersArgs {
    /** Logical name of the cluster's component. */
    readonly cluster: string;
    readonly clusterSecurityGroupId: pulumi.Input<string>;
    /** The peers' layer, which stands in logical names: `database`. */
    readonly layer: string;
    readonly names: readonly string[];
    /** All instances of that layer; `undefined` when the environment does not have it. */
    readonly instances: pulumi.Output<Readonly<Record<string, Peer>>> | undefined;
    readonly tags: Readonly<Record<string, string>>;
}

/** Opens the named databases or caches for a cluster: one rule each, on the peer's own port. */
export function openPeers(args: PeersArgs, parent: pulumi.Resource): void {
    for (const name of args.names) {
        const path = `${args.layer}.instances.${name}`;
        const refusal = (known: readonly string[]): UserError => noPeer(args, name, known);
        const peer = upstreamEntry(args.instances, name, { path, refusal });
        const port = peer.apply((found) => found.port);
        const logicalName = `${args.cluster}-to-${args.layer}-${name}`;
        new aws.vpc.SecurityGroupIngressRule(
            logicalName,
            {
                securityGroupId: peer.apply((found) => found.securityGroupId),
                referencedSecurityGroupId: args.clusterSecurityGroupId,
                ipProtocol: "tcp",
                fromPort: port,
                toPort: port,
                description: `Pods and nodes of ${args.cluster}`,
                tags: { Name: logicalName, ...args.tags },
            },
            { parent },
        );
    }
}

function noPeer({ cluster, layer }: PeersArgs, name: string, known: readonly string[]): UserError {
    return new UserError(
        `${cluster} connects to ${layer} ${name}, which the deployed ${layer} layer does not have ` +
            `(it has ${known.join(", ") || "none"}). Fix: deploy layer ${layer} first`,
    );
}
