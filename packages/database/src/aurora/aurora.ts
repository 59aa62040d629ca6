import { logOptOuts } from "@plinth/core/components";
import type { Widgets } from "@plinth/alarms";
import { refuseProblems } from "@plinth/core/errors";
import type { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkedUpdate } from "../parts/checkedUpdate.ts";
import { planAwsBackup } from "../parts/backups.ts";
import { makeDataKey } from "../parts/dataKey.ts";
import { makeLogGroups } from "../parts/logGroups.ts";
import { clusterLogPrefix } from "../parts/logPrefix.ts";
import { makeMonitoringRole } from "../parts/monitoringRole.ts";
import { makeClusterParameterGroups } from "../parts/parameterGroups.ts";
import { rotateSecret } from "../parts/rotatedSecret.ts";
import { makeSecurityGroup, makeSubnetGroup } from "../parts/surroundings.ts";
import { tagged } from "../parts/tagged.ts";
import {
    AURORA_LOG_TYPES,
    auroraOptOuts,
    type AuroraPlan,
    finalSnapshotIdentifier,
    memberIdentifier,
    planAurora,
    planAuroraRestore,
} from "../plan/index.ts";
import { watchAurora } from "./alarms.ts";
import type { AuroraArgs } from "./auroraArgs.ts";
import { checkAuroraArgs } from "./checkAuroraArgs.ts";

/**
 * An Aurora PostgreSQL cluster, provisioned or serverless v2: encrypted with its own key, reached over TLS only, with
 * instances in two zones, backups, a master password that Secrets Manager keeps and changes, and its logs and metrics kept.
 *
 * Nothing reaches it until a rule is added to its security group. Services sign in with IAM: `resourceId` stands in the
 * ARN that `rds-db:connect` is allowed for.
 */
export class Aurora extends pulumi.ComponentResource {
    /** The cluster's name in AWS. */
    readonly identifier: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The host that writes, without the port. */
    readonly endpoint: pulumi.Output<string>;
    /** The host that spreads connections over the instances that read. */
    readonly readerEndpoint: pulumi.Output<string>;
    readonly port: number;
    readonly databaseName: string;
    readonly securityGroupId: pulumi.Output<string>;
    /** The secret that holds the master user's name and password. */
    readonly secretArn: pulumi.Output<string>;
    /** The id that AWS gives the cluster once and for all: `cluster-…`. */
    readonly resourceId: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** What a dashboard shows of the cluster: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: AuroraArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("aurora", name, checkAuroraArgs(name, args));
        super("plinth:database:Aurora", name, args, opts);
        logOptOuts(name, auroraOptOuts, args);
        const plan = planAurora(args);
        const key = makeDataKey(
            name,
            args,
            {
                logGroups: [`${clusterLogPrefix(args.identifier)}/*`],
                retain: plan.retainKey,
                protect: plan.protect,
            },
            this,
        );
        const securityGroup = makeSecurityGroup(name, args, this);
        const cluster = this.#cluster(name, args, plan, key, securityGroup.id);
        const members = this.#members(name, args, plan, cluster, key);
        this.widgets = watchAurora(name, args, cluster, members, this);
        this.identifier = cluster.clusterIdentifier;
        this.arn = cluster.arn;
        this.endpoint = cluster.endpoint;
        this.readerEndpoint = cluster.readerEndpoint;
        this.port = plan.cluster.port;
        this.databaseName = plan.cluster.databaseName;
        this.securityGroupId = securityGroup.id;
        this.secretArn = rotateSecret(name, cluster.masterUserSecrets, plan.rotation, this);
        this.resourceId = cluster.clusterResourceId;
        this.keyArn = key.arn;
        if (plan.backupPlan !== undefined) planAwsBackup(name, args, plan.backupPlan, cluster.arn, this);
        this.registerOutputs({
            identifier: this.identifier,
            arn: this.arn,
            endpoint: this.endpoint,
            readerEndpoint: this.readerEndpoint,
            port: this.port,
            databaseName: this.databaseName,
            securityGroupId: this.securityGroupId,
            secretArn: this.secretArn,
            resourceId: this.resourceId,
            keyArn: this.keyArn,
        });
    }

    #cluster(
        name: string,
        args: AuroraArgs,
        plan: AuroraPlan,
        key: Key,
        securityGroupId: pulumi.Input<string>,
    ): aws.rds.Cluster {
        const { identifier, tags, restore } = args;
        const logGroups = makeLogGroups(
            name,
            {
                prefix: clusterLogPrefix(identifier),
                types: AURORA_LOG_TYPES,
                retentionDays: plan.logRetentionDays,
                keyArn: key.arn,
                tags,
            },
            this,
        );
        const { databaseName, masterUsername, skipFinalSnapshot } = plan.cluster;
        const finalSnapshot = key.id.apply((keyId) =>
            finalSnapshotIdentifier({ identifier, keyId, databaseName, masterUsername }),
        );
        return new aws.rds.Cluster(
            `${name}-cluster`,
            {
                ...plan.cluster,
                ...(restore === undefined ? {} : planAuroraRestore(restore)),
                clusterIdentifier: identifier,
                dbSubnetGroupName: makeSubnetGroup(name, args, this).name,
                dbClusterParameterGroupName: makeClusterParameterGroups(name, args, plan.parameterGroups, this).name,
                vpcSecurityGroupIds: [securityGroupId],
                kmsKeyId: key.arn,
                masterUserSecretKmsKeyId: key.arn,
                performanceInsightsKmsKeyId: key.arn,
                ...(skipFinalSnapshot ? {} : { finalSnapshotIdentifier: finalSnapshot }),
                tags: tagged(`${name}-cluster`, tags),
            },
            {
                parent: this,
                dependsOn: logGroups,
                // Its name is fixed, so a replacement cannot exist beside it.
                deleteBeforeReplace: true,
                // Where the data came from matters once; a change of it would replace the cluster.
                ignoreChanges: ["snapshotIdentifier", "restoreToPointInTime"],
                hooks: { beforeUpdate: [checkedUpdate(`${name}-cluster`, name)] },
                ...(plan.protect ? { protect: true } : {}),
            },
        );
    }

    /** Instances hold nothing of their own: the data is the cluster's, so they are not protected. */
    #members(
        name: string,
        args: AuroraArgs,
        plan: AuroraPlan,
        cluster: aws.rds.Cluster,
        key: Key,
    ): Record<string, aws.rds.ClusterInstance> {
        const { identifier, tags } = args;
        const monitoring = makeMonitoringRole(name, args, this, [`${identifier}-*`]);
        const made = Object.entries(plan.members).map(([member, planned]) => {
            const memberName = `${name}-member-${member}`;
            const instance = new aws.rds.ClusterInstance(
                memberName,
                {
                    ...planned,
                    identifier: memberIdentifier(identifier, member),
                    clusterIdentifier: cluster.id,
                    performanceInsightsKmsKeyId: key.arn,
                    monitoringRoleArn: monitoring.arn,
                    tags: tagged(memberName, tags),
                },
                { parent: this, dependsOn: [monitoring.policy], deleteBeforeReplace: true },
            );
            return [member, instance] as const;
        });
        return Object.fromEntries(made);
    }
}
