import type * as pulumi from "@pulumi/pulumi";
import type { CacheChoice } from "./plan/index.ts";

/** What a cache is made from. */
export type CacheArgs = CacheChoice & CachePlace;

/** Where a cache stands, and what it is called there. */
export interface CachePlace {
    /** The replication group's name in AWS: fixed, because its log groups carry it and have to exist before. */
    readonly replicationGroupId: string;
    readonly vpcId: pulumi.Input<string>;
    /** Subnets without a route to the internet, of at least two zones with `multiAz`: the isolated tier. */
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    /** The account, region and partition of the cache, for the policy of its key. */
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of every resource, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}
