import { makeAlarms, useGraphs, type Widgets } from "@plinth/alarms";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { subscribeToEvents } from "./parts/events.ts";
import { databaseAlarms, planDatabaseAlarms } from "./plan/index.ts";

/** Alarms of a database and of each replica, its events, and what a dashboard shows of it. */
export function watchDatabase(
    name: string,
    args: DatabaseArgs,
    instance: aws.rds.Instance,
    replicas: Readonly<Record<string, aws.rds.Instance>>,
    parent: pulumi.Resource,
): Widgets {
    const identifiers = Object.fromEntries(Object.entries(replicas).map(([key, { identifier }]) => [key, identifier]));
    const database = instance.identifier;
    subscribeToEvents(name, "db-instance", [database, ...Object.values(identifiers)], args, parent);
    const widgets = makeAlarms(
        { name, title: args.identifier, rules: databaseAlarms, args, parent },
        planDatabaseAlarms(args, args.alarms, { database, replicas: identifiers }),
    );
    const used = Object.entries({ [args.identifier]: database, ...identifiers }).map(([label, identifier]) => ({
        label,
        dimensions: { DBInstanceIdentifier: identifier },
    }));
    return { ...widgets, drawn: useGraphs("database", used, { burstable: args.instanceClass.startsWith("db.t") }) };
}
