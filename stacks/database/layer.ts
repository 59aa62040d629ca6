import { defineLayer } from "@plinth/core";
import { Database } from "@plinth/database";
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
        const made = Object.entries(settings.instances).map(([name, shape]) => {
            const component = new Database(
                `database-${name}`,
                {
                    ...shape,
                    identifier: context.physicalName("aws:rds/instance:Instance", name),
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
