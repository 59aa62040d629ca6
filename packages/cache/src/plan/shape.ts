/** What decides a cache's structure: plain data, so it is checked and planned before anything registers. */
export interface CacheShape {
    /** @default valkey - the open fork of Redis, which ElastiCache develops further */
    readonly engine?: Engine | undefined;
    /** Major and minor: `8.1` for Valkey, `7.1` for Redis. */
    readonly engineVersion: string;
    /** A Graviton node type: `cache.t4g.micro`, `cache.m7g.large`, `cache.r7g.large`. */
    readonly nodeType: string;
    /** What the data is for, which decides what happens when memory runs out: see {@link USES}. */
    readonly use: Use;
    /** Replicas of each primary node, 0 to 5. @default 1 - one takes over when the primary fails, without an operator */
    readonly replicas?: number | undefined;
    /** Whether replicas stand in other zones than their primary. @default true */
    readonly multiAz?: boolean | undefined;
    /** Shards that the keys are spread over, for data that does not fit one node (cluster mode). @default none: one primary holds all keys */
    readonly shards?: number | undefined;
    /** Who may sign in, by a name of your choice; all with IAM, nobody with a password. @default app, which reads and writes every key */
    readonly users?: Readonly<Record<string, UserShape>> | undefined;
    readonly snapshots?: SnapshotsShape | undefined;
    /** When AWS may change nodes, UTC. @default sun:03:00-sun:04:00 - after the snapshot window */
    readonly maintenanceWindow?: string | undefined;
    /** Whether changes take effect at once. @default false - they wait for the maintenance window */
    readonly applyImmediately?: boolean | undefined;
    /** Whether Pulumi refuses to delete or replace the cache and its key. @default true */
    readonly protect?: boolean | undefined;
    /** @default 6379 - the engines' own */
    readonly port?: number | undefined;
    /** Days the slow log and the engine's log are kept. @default 365 - a year back for an investigation */
    readonly logRetentionDays?: number | undefined;
    /** Parameters of the engine by name, over those the use decides. @default none */
    readonly parameters?: Readonly<Record<string, string>> | undefined;
}

export const ENGINES = ["valkey", "redis"] as const;
export type Engine = (typeof ENGINES)[number];

/**
 * `cache`: copies of what exists elsewhere; the least recently used keys make room. `session`, `queue`: the only copy;
 * writes fail when memory is full, rather than that keys vanish.
 */
export const USES = ["cache", "session", "queue"] as const;
export type Use = (typeof USES)[number];

/** `read`: no writes. `readWrite`: everything but commands that endanger the server or list all keys. `admin`: everything ElastiCache offers. */
export const ACCESS_LEVELS = ["read", "readWrite", "admin"] as const;
export type AccessLevel = (typeof ACCESS_LEVELS)[number];

export interface UserShape {
    readonly access: AccessLevel;
    /** Patterns of the keys the user reaches: `cart:*`. @default every key */
    readonly keys?: readonly string[] | undefined;
}

export interface SnapshotsShape {
    /** Days that daily snapshots are kept, 0 to 35; 0 takes none. @default 7 */
    readonly retentionDays?: number | undefined;
    /** When the snapshot is taken, UTC. @default 01:00-02:00 */
    readonly window?: string | undefined;
    /** Whether a last snapshot is taken when the cache is deleted. @default true */
    readonly finalSnapshot?: boolean | undefined;
}

/** Defaults; their reasons stand at the fields above. */
export const DEFAULTS = {
    engine: "valkey",
    replicas: 1,
    multiAz: true,
    users: { app: { access: "readWrite" } },
    snapshotRetentionDays: 7,
    snapshotWindow: "01:00-02:00",
    finalSnapshot: true,
    maintenanceWindow: "sun:03:00-sun:04:00",
    applyImmediately: false,
    protect: true,
    port: 6379,
    logRetentionDays: 365,
} as const satisfies Record<string, unknown>;
