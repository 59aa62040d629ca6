import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { makeLogGroups } from "./parts/logGroups.ts";
import { instanceLogPrefix } from "./parts/logPrefix.ts";
import { makeMonitoringRole } from "./parts/monitoringRole.ts";
import { tagged } from "./parts/tagged.ts";
import { type DatabasePlan, LOG_TYPES, planReplica, replicaIdentifier } from "./plan/index.ts";

/** What a replica shares with its source. */
export interface ReplicaSource {
    readonly instance: aws.rds.Instance;
    readonly keyArn: pulumi.Output<string>;
    readonly parameterGroupName: pulumi.Output<string>;
    readonly securityGroupId: pulumi.Output<string>;
}

/** A copy to read from, with a monitoring role and log groups of its own, so that adding it changes nothing that is there. */
export function makeReplica(
    name: string,
    replica: string,
    args: DatabaseArgs,
    plan: DatabasePlan,
    source: ReplicaSource,
    parent: pulumi.Resource,
): aws.rds.Instance {
    const replicaName = `${name}-replica-${replica}`;
    const identifier = replicaIdentifier(args.identifier, replica);
    const monitoring = makeMonitoringRole(replicaName, { ...args, identifier }, parent);
    const logGroups = makeLogGroups(
        replicaName,
        {
            prefix: instanceLogPrefix(identifier),
            types: LOG_TYPES,
            retentionDays: plan.logRetentionDays,
            keyArn: source.keyArn,
            tags: args.tags,
        },
        parent,
    );
    return new aws.rds.Instance(
        replicaName,
        {
            ...planReplica(args, replica, plan),
            identifier,
            replicateSourceDb: source.instance.identifier,
            parameterGroupName: source.parameterGroupName,
            vpcSecurityGroupIds: [source.securityGroupId],
            performanceInsightsKmsKeyId: source.keyArn,
            monitoringRoleArn: monitoring.arn,
            tags: tagged(replicaName, args.tags),
        },
        {
            parent,
            dependsOn: [...logGroups, monitoring.policy],
            deleteBeforeReplace: true,
            // Letting go of a replica is one setting: what it holds is its source's.
            ...(plan.protect && args.replicas?.[replica]?.deletionProtection !== false ? { protect: true } : {}),
        },
    );
}
