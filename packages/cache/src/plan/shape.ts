/** What decides a cache's structure: plain data, so it is checked and planned before anything registers. */
export interface CacheShape extends CacheSettings {
    /** @default valkey - the open fork of Redis, which ElastiCache develops further */
    readonly engine?: Engine | undefined;
    /**
     * Shards that the keys are spread over, for data that does not fit one node (cluster mode). `compatible` is the step
     * between: one shard that speaks both protocols, until every client uses the one of clusters.
     * @default none: one primary holds all keys
     */
    readonly shards?: Shards | undefined;
    /**
     * Whether writes go to a log in several zones: `sync` before the client is answered, `async` after it, with up to ten
     * seconds lost in a failure. For Valkey 9.0 and later with shards and replicas in several zones.
     * @default none - what memory held is gone when all nodes of a shard fail
     */
    readonly durability?: Durability | undefined;
    /**
     * Up to where AWS adds shards and replicas by load, and removes them again, never below `shards` and `replicas`. What
     * it decides stays: afterwards these two only say the least. @default none - the numbers stay as they are
     */
    readonly scaling?: ScalingShape | undefined;
}

/**
 * A shape whose choices fit each other: what {@link Cache} takes, so that durability of Redis, or scaling without shards, does
 * not compile. {@link chooseLayout} makes one of a shape that passed its checks.
 */
export type CacheChoice = CacheSettings & (OneShardChoice | ValkeyShardsChoice | RedisShardsChoice);

interface OneShardChoice {
    readonly engine?: Engine | undefined;
    readonly shards?: "compatible" | undefined;
    readonly durability?: undefined;
    readonly scaling?: undefined;
}

interface ValkeyShardsChoice {
    readonly engine?: "valkey" | undefined;
    readonly shards: number;
    readonly durability?: Durability | undefined;
    readonly scaling?: ScalingShape | undefined;
}

interface RedisShardsChoice {
    readonly engine: "redis";
    readonly shards: number;
    readonly durability?: undefined;
    readonly scaling?: ScalingShape | undefined;
}

/** Of a cache's structure, what goes with every choice. */
interface CacheSettings {
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
    /** Who may sign in, by a name of your choice. @default app, which signs in with IAM, and reads and writes every key */
    readonly users?: Readonly<Record<string, UserShape>> | undefined;
    /**
     * For clients that know no users and send a password alone: a token in Secrets Manager takes the place of users, whom
     * AWS names as its successor. A higher version draws another; the one before is taken until the next. `remove` goes back
     * to users in one update, and is removed itself after that. @default none - users sign in
     */
    readonly token?: TokenShape | "remove" | undefined;
    readonly snapshots?: SnapshotsShape | undefined;
    /**
     * The step at which a cache stands that was made without TLS. AWS takes the two in this order and in updates of their
     * own, and users only once TLS is required: with a step, nobody has to sign in. Remove it after the second.
     * @default none - only TLS is answered, and users sign in
     */
    readonly tlsMigration?: TlsMigration | undefined;
    /** The snapshot a new cache is filled from, by name. Changing it replaces the cache. @default none - empty */
    readonly restoreFrom?: string | undefined;
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

export type Shards = number | "compatible";

export const DURABILITIES = ["sync", "async"] as const;
export type Durability = (typeof DURABILITIES)[number];

/** `preferred`: clients connect with TLS or without. `required`: with TLS only, and still nobody signs in. */
export const TLS_STEPS = ["preferred", "required"] as const;
export type TlsMigration = (typeof TLS_STEPS)[number];

/** What shards are added for: memory that fills up, or primary nodes that are busy. */
export const SCALING_METRICS = ["memory", "cpu"] as const;
export type ScalingMetric = (typeof SCALING_METRICS)[number];

export interface ScalingShape {
    /** @default none - shards stay as many as they are */
    readonly shards?: (ScalingRange & { readonly metric?: ScalingMetric | undefined }) | undefined;
    /** By the load of the replicas. @default none - replicas stay as many as they are */
    readonly replicas?: ScalingRange | undefined;
}

export interface ScalingRange {
    readonly maximum: number;
    /** What AWS keeps the metric at, in percent, 35 to 70. @default 60 - room for a peak while nodes are added */
    readonly targetPercent?: number | undefined;
}

export interface UserShape {
    readonly access: AccessLevel;
    /** Patterns of the keys the user reaches: `cart:*`. @default every key */
    readonly keys?: readonly string[] | undefined;
    /** For clients that cannot sign in with IAM. @default none - the user signs in with IAM */
    readonly password?: PasswordShape | undefined;
}

/**
 * How a password changes. `versions`: by hand, the cache takes one or two and the secret holds the last, so that adding one,
 * waiting until every client has read it, and removing the old one needs no outage. `lambda`: by a function of yours on
 * schedule; Secrets Manager's template is `SecretsManagerElasticacheUserRotation`.
 */
export type PasswordShape =
    | { readonly rotation: "versions"; readonly versions?: readonly number[] | undefined }
    | { readonly rotation: "lambda"; readonly lambdaArn: string; readonly days?: number | undefined };

export interface TokenShape {
    /** @default 1 */
    readonly version?: number | undefined;
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
    tokenVersion: 1,
    snapshotRetentionDays: 7,
    snapshotWindow: "01:00-02:00",
    finalSnapshot: true,
    maintenanceWindow: "sun:03:00-sun:04:00",
    applyImmediately: false,
    protect: true,
    port: 6379,
    logRetentionDays: 365,
    passwordVersions: [1],
    rotationDays: 30,
    scalingMetric: "memory",
    scalingTargetPercent: 60,
} as const satisfies Record<string, unknown>;
