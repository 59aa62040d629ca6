import type { Alerts } from "@plinth/alarms/plan";
import type * as pulumi from "@pulumi/pulumi";
import type { PlatformShape } from "./plan/shape.ts";

/** What the add-ons of a cluster are made from. */
export interface PlatformArgs extends PlatformShape, PlatformHome {}

/** The cluster they are for, and who answers for them. The Kubernetes provider comes with the component's options. */
export interface PlatformHome {
    /** The cluster's name in AWS, which stands in trust policies and names what the add-ons make. */
    readonly clusterName: string;
    /** The same, once pods can run and people can come in. */
    readonly readyName: pulumi.Input<string>;
    readonly vpcId: pulumi.Input<string>;
    /** The account, region and partition, which stand in policies. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** The team that answers for the namespaces. */
    readonly owner: string;
    /** Topics that Alertmanager publishes to, by severity. @default none - alerts are only shown */
    readonly alerts?: Alerts | undefined;
    /** Tags of what is made in AWS, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
    /** Tags of what the add-ons make in AWS by themselves, which no provider reaches. @default `tags` */
    readonly ownTags?: Readonly<Record<string, string>> | undefined;
}
