import * as pulumi from "@pulumi/pulumi";
import type { CacheConnection, DatabaseConnection } from "./connections.ts";
import { DEFAULTS, planShutdown, PORTS, type Process } from "./plan/index.ts";
import { fileVariables, secretPath } from "./secretFiles.ts";
import type { WorkloadArgs } from "./workloadArgs.ts";

type Variables = Record<string, pulumi.Input<string>>;

/** Shards are reached through a configuration endpoint alone (Amazon ElastiCache User Guide, "Finding connection endpoints"). */
const CONFIGURATION_ENDPOINT = /(^|\.)clustercfg\./;

/** Where a pod finds its switches. */
export const FLAGS_FOLDER = "/etc/flags";
export const FLAGS_FILE = "flags.json";

/** Variables of pods that serve or work. */
export function processVariables(args: WorkloadArgs, process: Process): Variables {
    const { connections = {}, flags } = args;
    const { telemetry = DEFAULTS.telemetry } = connections;
    const { farewellSeconds, drainSeconds } = planShutdown(process.shutdown);
    return {
        ...basicVariables(args),
        PORT: String(PORTS.http),
        METRICS_PORT: String(PORTS.metrics),
        // The pod has waited for balancers before it is told to stop: this is for connections that are kept.
        SHUTDOWN_DELAY_SECONDS: String(farewellSeconds),
        SHUTDOWN_TIMEOUT_SECONDS: String(drainSeconds),
        ...(connections.database === undefined ? {} : databaseVariables(args.service, connections.database)),
        ...(connections.cache === undefined ? {} : cacheVariables(args.service, connections.cache)),
        ...(telemetry === false ? {} : { OTEL_EXPORTER_OTLP_ENDPOINT: telemetry.endpoint }),
        ...(flags === undefined ? {} : { FLAGS_FILE: `${FLAGS_FOLDER}/${FLAGS_FILE}` }),
        ...fileVariables(args),
        ...args.variables,
        ...process.variables,
    };
}

/** Variables of a migration: it knows the database alone. */
export function migrationVariables(args: WorkloadArgs): Variables {
    const database = args.connections?.database;
    return {
        ...basicVariables(args),
        ...(database === undefined ? {} : migrationUserVariables(args.service, database)),
        ...args.variables,
        ...args.migration?.variables,
    };
}

/** As containers have them, in the order of their names: the order of settings must not restart pods. */
export function asList(variables: Variables): { name: string; value: pulumi.Input<string> }[] {
    return Object.keys(variables)
        .sort()
        .flatMap((name) => {
            const value = variables[name];
            return value === undefined ? [] : [{ name, value }];
        });
}

function basicVariables({ service, environment, region, image }: WorkloadArgs): Variables {
    return {
        SERVICE_NAME: service,
        SERVICE_VERSION: image.digest.replace("sha256:", "").slice(0, 12),
        ENVIRONMENT: environment,
        AWS_REGION: region,
    };
}

function databaseVariables(service: string, connection: DatabaseConnection): Variables {
    const database = pulumi.output(connection.database);
    return {
        DATABASE_HOST: database.apply(({ endpoint }) => endpoint),
        DATABASE_PORT: database.apply(({ port }) => String(port)),
        DATABASE_NAME: database.apply(({ databaseName }) => databaseName),
        DATABASE_USER: connection.user,
        DATABASE_AUTH: connection.auth ?? "iam",
        ...(connection.auth === "password" ? { DATABASE_PASSWORD_FILE: secretPath(service, "database-password") } : {}),
    };
}

/** Tables belong to who makes them: a migration of another user gives rights to the one that pods sign in as. */
function migrationUserVariables(service: string, connection: DatabaseConnection): Variables {
    const { user, migrationUser = user } = connection;
    return {
        ...databaseVariables(service, connection),
        DATABASE_USER: migrationUser,
        ...(migrationUser === user ? {} : { DATABASE_SERVICE_USER: user }),
    };
}

function cacheVariables(service: string, connection: CacheConnection): Variables {
    const { user, auth = "iam", serverless = false } = connection;
    const cache = pulumi.output(connection.cache);
    return {
        CACHE_HOST: cache.apply(({ primaryEndpoint }) => primaryEndpoint),
        CACHE_PORT: cache.apply(({ port }) => String(port)),
        CACHE_ID: cache.apply(({ replicationGroupId, cacheName }) => replicationGroupId ?? cacheName ?? ""),
        CACHE_USER: cache.apply(({ users }) => users[user]?.userName ?? user),
        CACHE_AUTH: auth,
        CACHE_TLS: "on",
        CACHE_CLUSTER: cache.apply(({ primaryEndpoint }) =>
            CONFIGURATION_ENDPOINT.test(primaryEndpoint) ? "on" : "off",
        ),
        ...(serverless ? { CACHE_SERVERLESS: "on" } : {}),
        ...(auth === "password" ? { CACHE_PASSWORD_FILE: secretPath(service, "cache-password") } : {}),
    };
}
