import { upstreamEntry, UserError } from "@plinth/core";
import type { WorkloadArgs } from "@plinth/workload";
import * as pulumi from "@pulumi/pulumi";
import type { ServiceSettings } from "./settings/serviceSchema.ts";
import { type CacheOutputs, type DatabaseOutputs, entry, type ServiceUpstream } from "./upstream.ts";

type Connections = NonNullable<WorkloadArgs["connections"]>;

/** What a service connects to, from the outputs of the layers that have it. */
export function connectionsOf(service: string, settings: ServiceSettings, upstream: ServiceUpstream): Connections {
    const { connectTo, database, cache, telemetry } = settings;
    const isolated = upstream.network.subnetCidrs.apply((cidrs) => cidrs.isolated);
    const inner = upstream.network.subnetCidrs.apply((cidrs) => cidrs.private);
    const { services, destinations, awsApis } = connectTo;
    return {
        services,
        destinations,
        ...(awsApis === undefined
            ? {}
            : { awsApis: awsApis.through === "internet" ? awsApis : { through: awsApis.through, cidrs: inner } }),
        ...(telemetry ? {} : { telemetry: false }),
        ...(database === undefined ? {} : { database: databaseConnection(service, database, upstream, isolated) }),
        ...(cache === undefined ? {} : { cache: cacheConnection(service, cache, upstream, isolated) }),
    };
}

function databaseConnection(
    service: string,
    { name, user, migrationUser, auth, secretArn }: NonNullable<ServiceSettings["database"]>,
    { database }: ServiceUpstream,
    subnetCidrs: pulumi.Output<string[]>,
): NonNullable<Connections["database"]> {
    if (database === undefined) throw missing(service, "database");
    const all = pulumi
        .all([database.instances, database.clusters])
        .apply(([instances, clusters]): Record<string, DatabaseOutputs> => ({ ...instances, ...clusters }));
    const found = upstreamEntry(all, name, entry(service, "database", name));
    const common = { database: found, user, migrationUser, subnetCidrs };
    if (auth === "iam") return { ...common, auth };
    return { ...common, auth, secretArn: secretArn ?? found.apply((outputs) => outputs.secretArn) };
}

function cacheConnection(
    service: string,
    { name, user, auth, serverless }: NonNullable<ServiceSettings["cache"]>,
    { cache }: ServiceUpstream,
    subnetCidrs: pulumi.Output<string[]>,
): NonNullable<Connections["cache"]> {
    if (cache === undefined) throw missing(service, "cache");
    const all: pulumi.Output<Readonly<Record<string, CacheOutputs>>> = serverless ? cache.serverless : cache.instances;
    const found = upstreamEntry(all, name, entry(service, "cache", name));
    const common = { cache: found, user, serverless, subnetCidrs };
    if (auth === "iam") return { ...common, auth };
    return { ...common, auth, secretArn: found.apply(({ users }) => passwordOf(service, name, user, users)) };
}

/** A deployed cache can be older than its settings: its user then has no password yet. */
function passwordOf(service: string, cache: string, user: string, users: CacheOutputs["users"]): string {
    const arn = users[user]?.passwordSecretArn;
    if (arn !== undefined) return arn;
    throw new UserError(
        `service ${service} signs in to cache ${cache} as ${user}, who has no password there. Fix: deploy layer cache first`,
    );
}

function missing(service: string, layer: string): UserError {
    return new UserError(
        `service ${service} uses a ${layer}, and the environment has no layer ${layer}. Fix: add it to layers in environment.yaml`,
    );
}
