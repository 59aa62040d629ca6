import type * as pulumi from "@pulumi/pulumi";
import type { Connections, Identity, SecretAccess, SecretFile, ServicePeer } from "./connections.ts";
import type { WorkloadServiceLevel } from "./canary/analysis.ts";
import type { WorkloadNamespace } from "./namespace/workloadNamespace.ts";
import type { WorkloadShape } from "./plan/index.ts";

/** Inputs of a workload: what runs, and what is around it. */
export interface WorkloadArgs extends WorkloadShape {
    /** The service's name: of its Deployment, its Service, its account, and the label its metrics carry. */
    readonly service: string;
    /** The team that answers for it: label of every object. */
    readonly owner: string;
    /** Where it runs. Its quota has to hold all of it. */
    readonly namespace: WorkloadNamespace;
    /** The environment's name, for logs and traces. */
    readonly environment: string;
    readonly region: string;
    readonly account: string;
    /** @default "aws" */
    readonly partition?: string | undefined;
    /** The cluster's name in AWS: plain text where it is known, so that a preview shows who may take the role. */
    readonly clusterName: pulumi.Input<string>;
    /** @default DNS and the telemetry gateway alone */
    readonly connections?: Connections | undefined;
    /** Services of the cluster that may call this one, by a name of your choice. @default none */
    readonly allowFrom?: Readonly<Record<string, Omit<ServicePeer, "port">>> | undefined;
    /** Blocks of the subnets that load balancers of the ingress are in. Needed with `ingress`. */
    readonly loadBalancerCidrs?: pulumi.Input<readonly string[]> | undefined;
    /** Tags of the load balancer and what it is made of: no provider's default tags reach what a controller makes. @default none */
    readonly loadBalancerTags?: Readonly<Record<string, string>> | undefined;
    readonly identity?: Identity | undefined;
    /** Files with secrets, by name. @default none, beside passwords of connections */
    readonly secrets?: Readonly<Record<string, SecretFile>> | undefined;
    /** Needed with `secrets` and with passwords. */
    readonly secretAccess?: SecretAccess | undefined;
    /** What the service promises: releases by canary are judged by it. Needed with them, unless their `analysis` is off. */
    readonly serviceLevel?: WorkloadServiceLevel | undefined;
    /** The namespace that scrapes metrics. @default "monitoring" */
    readonly monitoringNamespace?: string | undefined;
    /** Labels of all pods, beside the component's own. @default none */
    readonly podLabels?: Readonly<Record<string, string>> | undefined;
    /** Tags of resources in AWS. @default none, beside the provider's */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
