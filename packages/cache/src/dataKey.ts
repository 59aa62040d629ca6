import { Key } from "@plinth/keys";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheHome } from "./cacheArgs.ts";

/** The key of everything a cache keeps. */
export function makeDataKey(
    name: string,
    { account, region, partition, tags }: CacheHome,
    use: {
        readonly description: string;
        /** None where the cache delivers no logs. */
        readonly logGroups: readonly string[];
        readonly hasPasswords: boolean;
        readonly retain: boolean;
        readonly protect: boolean;
    },
    parent: pulumi.Resource,
): Key {
    return new Key(
        `${name}-data`,
        {
            description: use.description,
            account,
            region,
            partition,
            services: [
                "elasticache",
                ...(use.logGroups.length > 0 ? (["logs"] as const) : []),
                ...(use.hasPasswords ? (["secretsmanager"] as const) : []),
            ],
            logGroups: use.logGroups,
            retain: use.retain,
            tags,
        },
        { parent, ...(use.protect ? { protect: true } : {}) },
    );
}
