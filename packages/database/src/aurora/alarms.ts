import { makeAlarms, useGraphs, type Widgets } from "@plinth/alarms";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { subscribeToEvents } from "../parts/events.ts";
import { auroraAlarms, planAuroraAlarms } from "../plan/index.ts";
import type { AuroraArgs } from "./auroraArgs.ts";

/** Alarms of each instance of a cluster, the cluster's events, and what a dashboard shows of it. */
export function watchAurora(
    name: string,
    args: AuroraArgs,
    cluster: aws.rds.Cluster,
    members: Readonly<Record<string, aws.rds.ClusterInstance>>,
    parent: pulumi.Resource,
): Widgets {
    subscribeToEvents(name, "db-cluster", [cluster.clusterIdentifier], args, parent);
    const identifiers = Object.fromEntries(Object.entries(members).map(([key, { identifier }]) => [key, identifier]));
    const used = Object.entries(identifiers).map(([label, identifier]) => ({
        label,
        dimensions: { DBInstanceIdentifier: identifier },
    }));
    return {
        ...makeAlarms(
            { name, title: args.identifier, rules: auroraAlarms, args, parent },
            planAuroraAlarms(args, args.alarms, identifiers),
        ),
        drawn: useGraphs("aurora", used),
    };
}
