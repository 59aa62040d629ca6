import { Cache } from "@plinth/cache";
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
        const made = Object.entries(settings.instances).map(([name, shape]) => {
            const component = new Cache(
                `cache-${name}`,
                {
                    ...chooseLayout(shape),
                    replicationGroupId: context.physicalName("aws:elasticache/replicationGroup:ReplicationGroup", name),
                    vpcId: upstream.network.vpcId,
                    subnetIds: upstream.network.isolatedSubnetIds,
                    account,
                    region,
                    partition,
                    tags: context.tags,
                },
                context.options,
            );
            return [name, outputsOf(component)] as const;
        });
        return { instances: Object.fromEntries(made) };
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
    };
}
