import { makeLayerDashboard } from "@plinth/alarms";
import { Cache, ServerlessCache } from "@plinth/cache";
import { chooseLayout } from "@plinth/cache/plan";
import { defineLayer } from "@plinth/core";
import { network } from "plinth-network";
import { settings } from "./settings.ts";

export const cache = defineLayer({
    name: "cache",
    owner: "platform",
    description: "Valkey and Redis caches with their keys, users, snapshots and logs",
    settings,
    needs: { network },
    build(settings, upstream, context) {
        const { account, region, partition } = context.target;
        const home = {
            vpcId: upstream.network.vpcId,
            subnetIds: upstream.network.isolatedSubnetIds,
            account,
            region,
            partition,
            tags: context.tags,
            ...context.alerting,
        };
        const nameOf = (name: string): string =>
            context.physicalName("aws:elasticache/replicationGroup:ReplicationGroup", name);
        const made = Object.entries(settings.instances).map(([name, shape]) => {
            const component = new Cache(
                `cache-${name}`,
                {
                    ...chooseLayout(shape),
                    ...home,
                    replicationGroupId: nameOf(name),
                },
                context.options,
            );
            return [name, component] as const;
        });
        const serverless = Object.entries(settings.serverless).map(([name, shape]) => {
            const args = { ...shape, ...home, cacheName: nameOf(name) };
            return [name, new ServerlessCache(`cache-${name}`, args, context.options)] as const;
        });
        const sections = [...made, ...serverless].map(([, { widgets }]) => widgets);
        makeLayerDashboard("cache", context, sections);
        return {
            instances: Object.fromEntries(made.map(([name, component]) => [name, outputsOf(component)] as const)),
            serverless: Object.fromEntries(
                serverless.map(([name, component]) => [name, serverlessOutputsOf(component)] as const),
            ),
        };
    },
});

function outputsOf(cache: Cache) {
    return {
        replicationGroupId: cache.replicationGroupId,
        arn: cache.arn,
        primaryEndpoint: cache.primaryEndpoint,
        readerEndpoint: cache.readerEndpoint,
        port: cache.port,
        securityGroupId: cache.securityGroupId,
        users: cache.users,
        ...(cache.tokenSecretArn === undefined ? {} : { tokenSecretArn: cache.tokenSecretArn }),
    };
}

function serverlessOutputsOf(cache: ServerlessCache) {
    return {
        cacheName: cache.cacheName,
        arn: cache.arn,
        primaryEndpoint: cache.primaryEndpoint,
        readerEndpoint: cache.readerEndpoint,
        port: cache.port,
        readerPort: cache.readerPort,
        securityGroupId: cache.securityGroupId,
        users: cache.users,
    };
}
