import { createHash } from "node:crypto";

/** What a replication group is replaced for, when it changes. */
export interface GroupIdentity {
    readonly replicationGroupId: string;
    /** The id of the cache's key: random, and made with the cache. */
    readonly keyId: string;
    /** Named by Pulumi with a random suffix: another VPC means another subnet group. */
    readonly subnetGroup: string;
    readonly port: number;
}

const HASH_LENGTH = 8;

/**
 * The name of the snapshot taken when the cache is deleted: the same through previews and updates, and another one after
 * any change that makes AWS replace the group, and after the cache was deleted and made again. A fixed name would collide
 * with the snapshot of the first deletion, and AWS would refuse the second.
 */
export function finalSnapshotIdentifier({ replicationGroupId, ...made }: GroupIdentity): string {
    const whole = [made.keyId, made.subnetGroup, String(made.port)].join("\n");
    return `${replicationGroupId}-final-${createHash("sha256").update(whole).digest("hex").slice(0, HASH_LENGTH)}`;
}
