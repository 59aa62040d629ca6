import { makeLayerDashboard } from "@plinth/alarms";
import { defineLayer } from "@plinth/core";
import { Aurora, Database } from "@plinth/database";
import { network } from "plinth-network";
import { settings } from "./settings.ts";

export const database = defineLayer({
    name: "database",
    owner: "platform",
    description: "PostgreSQL databases with their keys, passwords, backups and logs",
    settings,
    needs: { network },
    build(settings, upstream, context) {
        const { account, region, partition } = context.target;
        const place = {
            vpcId: upstream.network.vpcId,
            subnetIds: upstream.network.isolatedSubnetIds,
            account,
            region,
            partition,
            tags: context.tags,
            ...context.alerting,
        };
        const clusters = Object.entries(settings.clusters).map(([name, shape]) => {
            const identifier = context.physicalName("aws:rds/instance:Instance", name);
            const component = new Aurora(`aurora-${name}`, { ...shape, ...place, identifier }, context.options);
            return [name, component] as const;
        });
        const made = Object.entries(settings.instances).map(([name, shape]) => {
            const component = new Database(
                `database-${name}`,
                {
                    ...shape,
                    identifier: context.physicalName("aws:rds/instance:Instance", name),
                    ...place,
                },
                context.options,
            );
            return [name, component] as const;
        });
        const sections = [...made, ...clusters].map(([, { widgets }]) => widgets);
        makeLayerDashboard("database", context, sections);
        return {
            instances: Object.fromEntries(made.map(([name, component]) => [name, outputsOf(component)] as const)),
            clusters: Object.fromEntries(
                clusters.map(([name, component]) => [name, clusterOutputsOf(component)] as const),
            ),
        };
    },
});

function outputsOf(database: Database) {
    return {
        identifier: database.identifier,
        endpoint: database.endpoint,
        port: database.port,
        databaseName: database.databaseName,
        securityGroupId: database.securityGroupId,
        secretArn: database.secretArn,
        resourceId: database.resourceId,
        replicaEndpoints: database.replicaEndpoints,
    };
}

function clusterOutputsOf(cluster: Aurora) {
    return {
        identifier: cluster.identifier,
        endpoint: cluster.endpoint,
        readerEndpoint: cluster.readerEndpoint,
        port: cluster.port,
        databaseName: cluster.databaseName,
        securityGroupId: cluster.securityGroupId,
        secretArn: cluster.secretArn,
        resourceId: cluster.resourceId,
    };
}
