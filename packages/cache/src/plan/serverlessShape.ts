import type { Engine, UserShape } from "./shape.ts";

/** What decides a serverless cache: AWS scales it, so nothing here counts nodes. */
export interface ServerlessShape {
    /** @default valkey - the open fork of Redis, which ElastiCache develops further */
    readonly engine?: Engine | undefined;
    /** The major alone: AWS keeps the minor current. `8` for Valkey, `7` for Redis. */
    readonly majorVersion: string;
    /** What the cache may hold and do, and with it what it may cost. There is no default: without one a mistake has no price limit. */
    readonly limits: ServerlessLimits;
    /** Who may sign in, by a name of your choice. @default app, which signs in with IAM, and reads and writes every key */
    readonly users?: Readonly<Record<string, UserShape>> | undefined;
    readonly snapshots?: ServerlessSnapshots | undefined;
    /** Whether Pulumi refuses to delete or replace the cache and its key. @default true */
    readonly protect?: boolean | undefined;
}

/** Between which bounds AWS scales. What a maximum ends is said at the field; a minimum is paid for whether it is used or not. */
export interface ServerlessLimits {
    /** GB of data, 1 to 5000. At the maximum, keys with a time to live make room, and writes fail once there are none. */
    readonly storageGb: ServerlessRange;
    /** ElastiCache processing units a second, 1000 to 15 000 000. Above the maximum, requests are slowed down. */
    readonly ecpuPerSecond: ServerlessRange;
}

export interface ServerlessRange {
    readonly maximum: number;
    /** What is ready without scaling first. @default none - AWS scales from nothing */
    readonly minimum?: number | undefined;
}

export interface ServerlessSnapshots {
    /** Daily snapshots that are kept, 0 to 35; 0 takes none. @default 7 */
    readonly retentionDays?: number | undefined;
    /** When the snapshot is taken, UTC. @default 01:00 */
    readonly time?: string | undefined;
}

/** Defaults; their reasons stand at the fields above. */
export const SERVERLESS_DEFAULTS = {
    engine: "valkey",
    snapshotRetentionDays: 7,
    snapshotTime: "01:00",
    protect: true,
    /** Not chosen by anybody: where a serverless cache answers (Amazon ElastiCache User Guide, "Setting up ElastiCache"). */
    port: 6379,
    readerPort: 6380,
} as const satisfies Record<string, unknown>;
