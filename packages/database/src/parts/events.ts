import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { AlarmArgs } from "@plinth/alarms";
import { planEvents, type PlannedEvents } from "../plan/index.ts";
import { tagged } from "./tagged.ts";

/** Sends what RDS tells of a database to the topics of alarms: what failed, what it restarted, what it will do. */
export function subscribeToEvents(
    name: string,
    sourceType: PlannedEvents["sourceType"],
    sourceIds: readonly pulumi.Input<string>[],
    args: AlarmArgs & { readonly tags?: Readonly<Record<string, string>> | undefined },
    parent: pulumi.Resource,
): void {
    for (const { key, severity, topic, categories, runbook } of planEvents(sourceType, args)) {
        const logicalName = `${name}-${key}`;
        const tags = { Severity: severity, Owner: args.owner ?? pulumi.getProject(), Runbook: runbook };
        new aws.rds.EventSubscription(
            logicalName,
            {
                snsTopic: topic,
                sourceType,
                sourceIds: [...sourceIds],
                eventCategories: [...categories],
                tags: { ...tagged(logicalName, args.tags), ...tags },
            },
            { parent },
        );
    }
}
