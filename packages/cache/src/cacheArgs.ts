import type { AlarmArgs } from "@plinth/alarms";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheAlarmRole, CacheChoice, ServerlessAlarmRole, ServerlessShape } from "./plan/index.ts";

/** What a cache is made from. */
export type CacheArgs = CacheChoice & CachePlace & AlarmArgs<CacheAlarmRole>;

/** What a serverless cache is made from. */
export interface ServerlessCacheArgs extends ServerlessShape, CacheHome, AlarmArgs<ServerlessAlarmRole> {
    /** The cache's name in AWS: fixed, because users who sign in with IAM name it. */
    readonly cacheName: string;
}

/** Where a cache stands, and what it is called there. */
export interface CachePlace extends CacheHome {
    /** The replication group's name in AWS: fixed, because its log groups carry it and have to exist before. */
    readonly replicationGroupId: string;
}

/** Where a cache of any kind stands. */
export interface CacheHome {
    readonly vpcId: pulumi.Input<string>;
    /** Subnets without a route to the internet, of at least two zones with `multiAz` and for a serverless cache: the isolated tier. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The account, region and partition of the cache, for the policy of its key. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
