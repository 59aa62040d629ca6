import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { WebAclAlarmRole, WebAclShape } from "./plan/index.ts";

/** What a web ACL is made from. */
export type WebAclArgs = WebAclShape & WebAclHome & AlarmArgs<WebAclAlarmRole> & (RegionalScope | CloudFrontScope);

/** Before load balancers and other things of a region. */
export interface RegionalScope {
    readonly scope: "regional";
    /**
     * What the web ACL stands before, by a name of one's own: ARNs of application load balancers, stages of REST APIs,
     * GraphQL APIs or user pools. Each has one web ACL at most.
     * @default none - associate them elsewhere, with `arn`
     */
    readonly protects?: Readonly<Record<string, pulumi.Input<string>>> | undefined;
}

/** Before CloudFront, whose web ACLs live in us-east-1: a distribution names it itself, by `webAclId`. */
export interface CloudFrontScope {
    readonly scope: "cloudFront";
    readonly protects?: never;
}

export interface WebAclHome {
    /** The account, region and partition of the environment. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** @default a log group of its own, kept for a year */
    readonly logs?: WebAclLogs | undefined;
    /**
     * Whether Pulumi refuses to delete the key of the logs: without it they cannot be read any more.
     * @default true
     */
    readonly protect?: boolean | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

export type WebAclLogs = LogsToCloudWatch | LogsToBucket;

interface LoggedRequests {
    /**
     * `matched` are requests that a rule counted, blocked or challenged; `all` are paid for by the gigabyte.
     * @default matched
     */
    readonly requests?: "matched" | "all" | undefined;
}

export interface LogsToCloudWatch extends LoggedRequests {
    readonly to: "cloudWatch";
    /** @default 365 - the question often comes after the quarter it is about */
    readonly retentionDays?: number | undefined;
}

export interface LogsToBucket extends LoggedRequests {
    readonly to: "bucket";
    /** A bucket whose name begins with `aws-waf-logs-`, in the web ACL's region; it has its own encryption and lifecycle. */
    readonly bucketArn: pulumi.Input<string>;
}
