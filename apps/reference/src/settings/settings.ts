import { z } from "zod";
import { databaseUser, port, text, tls, whole } from "./variables.ts";

/** Environment variables, as a process has them. */
export type Variables = Readonly<Record<string, string | undefined>>;

const processSchema = z.object({
    /** Where both servers listen. Every address, because a container has one of its own. */
    HOST: text.default("0.0.0.0"),
    PORT: port(8080),
    METRICS_PORT: port(9464),
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "trace"]).default("info"),
    SERVICE_NAME: text.default("reference"),
    SERVICE_VERSION: text.default("0.0.0"),
    ENVIRONMENT: text,
    /** How long a process that is to stop still answers as before, while balancers learn that it is not ready. */
    SHUTDOWN_DELAY_SECONDS: whole(5, 0, 300),
    /** How long requests and events in hand may take after that. */
    SHUTDOWN_TIMEOUT_SECONDS: whole(20, 1, 3600),
    /** A JSON file `{ "flag": true }`, read again when it changes. Without it flags have the defaults of the code. */
    FLAGS_FILE: text.optional(),
    /** The collector's address for OTLP over HTTP, without a path. Without it nothing is sent. */
    OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
    /** How often an event is tried before it counts as dead. */
    EVENT_ATTEMPTS: whole(5, 1, 20),
    /** How long an event waits after its first failure; each further one doubles it. */
    EVENT_RETRY_SECONDS: whole(2, 0, 3600),
    /** How long a try may take; after that the event is anyone's again. */
    EVENT_LEASE_SECONDS: whole(60, 1, 3600),
});

/** Who signs in to the database with IAM, besides its master. */
const usersSchema = z.object({
    /** Whom the service and its worker sign in as. */
    DATABASE_SERVICE_USER: databaseUser,
    /** Whom migrations sign in as. @default the service's user */
    DATABASE_MIGRATION_USER: databaseUser.optional(),
});

const iam = { AWS_REGION: text };

function databaseSchema(environment: string | undefined) {
    const server = {
        DATABASE_HOST: text,
        DATABASE_PORT: port(5432),
        DATABASE_NAME: text,
        DATABASE_USER: text,
        DATABASE_TLS: tls(environment),
        /** @default AWS's own bundle for servers of RDS, the machine's otherwise */
        DATABASE_CA_FILE: text.optional(),
        DATABASE_POOL_SIZE: whole(10, 1, 100),
    };
    const signIn = z.discriminatedUnion("DATABASE_AUTH", [
        z.object({ DATABASE_AUTH: z.literal("iam"), ...iam }),
        z.object({ DATABASE_AUTH: z.literal("password"), DATABASE_PASSWORD_FILE: text }),
    ]);
    return z.object(server).and(signIn);
}

function cacheSchema(environment: string | undefined) {
    const server = {
        CACHE_HOST: text,
        CACHE_PORT: port(6379),
        CACHE_TLS: tls(environment),
        /** @default the machine's: certificates of ElastiCache are signed by Amazon's public authority */
        CACHE_CA_FILE: text.optional(),
        /** Whether it has shards, and so speaks the protocol of clusters. A serverless one always does. */
        CACHE_CLUSTER: z.enum(["on", "off"]).default("off"),
    };
    const signIn = z.discriminatedUnion("CACHE_AUTH", [
        z.object({
            CACHE_AUTH: z.literal("iam"),
            ...iam,
            CACHE_USER: text,
            /** The replication group's id, or the name of a serverless cache: what a token is signed for. */
            CACHE_ID: text,
            CACHE_SERVERLESS: z.enum(["on", "off"]).default("off"),
        }),
        z.object({
            CACHE_AUTH: z.literal("password"),
            /** @default none - the server's default user, as caches with one token for all have it */
            CACHE_USER: text.optional(),
            CACHE_PASSWORD_FILE: text,
        }),
        z.object({ CACHE_AUTH: z.literal("none") }),
    ]);
    return z.object(server).and(signIn);
}

export type ProcessSettings = z.infer<typeof processSchema>;
export type DatabaseSettings = z.infer<ReturnType<typeof databaseSchema>>;
export type CacheSettings = z.infer<ReturnType<typeof cacheSchema>>;

/** What the service and its worker are set to. */
export interface Settings {
    readonly process: ProcessSettings;
    readonly database: DatabaseSettings;
    readonly cache: CacheSettings;
}

/** Variables that cannot be used, all of them at once. */
export class SettingsError extends Error {
    readonly problems: readonly string[];

    constructor(problems: readonly string[]) {
        super(`The environment has ${problems.length} problem(s):\n${problems.map((one) => `- ${one}`).join("\n")}`);
        this.name = "SettingsError";
        this.problems = problems;
    }
}

/**
 * Reads everything the service needs. An empty variable counts as none.
 *
 * @throws SettingsError naming each variable that is missing or wrong; values are not repeated, since one that stands in
 * the wrong place may be a secret
 */
export function readSettings(variables: Variables): Settings {
    const environment = variables["ENVIRONMENT"];
    const schemas = { process: processSchema, database: databaseSchema(environment), cache: cacheSchema(environment) };
    return readAll(variables, schemas);
}

/** Reads what a migration needs, which is not the cache. Where the service is another user, that one gets its rights. */
export function readMigrationSettings(variables: Variables) {
    const database = databaseSchema(variables["ENVIRONMENT"]);
    return readAll(variables, { process: processSchema, database, users: usersSchema.partial() });
}

/** Reads what making the users of the database needs. It signs in as the master. */
export function readProvisionSettings(variables: Variables) {
    const database = databaseSchema(variables["ENVIRONMENT"]);
    return readAll(variables, { process: processSchema, database, users: usersSchema });
}

type Read<S> = { readonly [Part in keyof S]: S[Part] extends z.ZodType<infer T> ? T : never };

function readAll<S extends Readonly<Record<string, z.ZodType>>>(variables: Variables, schemas: S): Read<S> {
    const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
    const all = { DATABASE_AUTH: "iam", CACHE_AUTH: "iam", ...given };
    const results = Object.entries(schemas).map(([part, schema]) => ({ part, ...schema.safeParse(all) }));
    const lines = results.flatMap(({ error }) =>
        (error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`),
    );
    if (lines.length > 0) throw new SettingsError([...new Set(lines)]);
    return Object.fromEntries(results.map(({ part, data }) => [part, data])) as Read<S>;
}
