import { Key } from "@plinth/keys";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlace } from "../databaseArgs.ts";

/** What a database's key is for, beside where it is. */
export interface DataKeyUse {
    /** Names of the log groups it encrypts, `*` allowed. */
    readonly logGroups: readonly string[];
    /** Whether something it encrypts outlives the stack. */
    readonly retain: boolean;
    readonly protect: boolean;
}

/** One key for all of a database's data: storage, backups, insights, password and logs are lost and kept together. */
export function makeDataKey(name: string, place: DatabasePlace, use: DataKeyUse, parent: pulumi.Resource): Key {
    const { identifier, account, region, partition, tags } = place;
    return new Key(
        `${name}-data`,
        {
            description: `Storage, backups, insights, password and logs of database ${identifier}`,
            account,
            region,
            partition,
            services: ["rds", "secretsmanager", "logs"],
            logGroups: use.logGroups,
            retain: use.retain,
            tags,
        },
        { parent, ...(use.protect ? { protect: true } : {}) },
    );
}
