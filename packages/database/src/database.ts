import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import type { Widgets } from "@plinth/alarms";
import type { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { watchDatabase } from "./alarms.ts";
import { checkDatabaseArgs } from "./checkDatabaseArgs.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { checkedUpdate } from "./parts/checkedUpdate.ts";
import { copyBackups, planAwsBackup } from "./parts/backups.ts";
import { makeDataKey } from "./parts/dataKey.ts";
import { makeLogGroups } from "./parts/logGroups.ts";
import { makeMasterSecret, type MasterSecret } from "./parts/masterSecret.ts";
import { instanceLogPrefix } from "./parts/logPrefix.ts";
import { makeMonitoringRole } from "./parts/monitoringRole.ts";
import { makeParameterGroups } from "./parts/parameterGroups.ts";
import { rotateSecret } from "./parts/rotatedSecret.ts";
import { makeSecurityGroup, makeSubnetGroup } from "./parts/surroundings.ts";
import { tagged } from "./parts/tagged.ts";
import {
    databaseOptOuts,
    type DatabasePlan,
    finalSnapshotIdentifier,
    LOG_TYPES,
    planDatabase,
    planRestore,
} from "./plan/index.ts";
import { makeReplica } from "./replica.ts";

/** What an instance is made with. */
interface InstanceParts {
    readonly key: Key;
    readonly parameters: aws.rds.ParameterGroup;
    /** `undefined` where RDS keeps the master password. */
    readonly secret: MasterSecret | undefined;
}

/**
 * A PostgreSQL database on RDS: encrypted with its own key, reached over TLS only, with a standby, backups, a master
 * password that Secrets Manager keeps and changes, and its logs and metrics kept.
 *
 * Nothing reaches it until a rule is added to its security group. Services sign in with IAM: `resourceId` stands in the
 * ARN that `rds-db:connect` is allowed for.
 */
export class Database extends pulumi.ComponentResource {
    /** The instance's name in AWS. */
    readonly identifier: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The host to connect to, without the port. */
    readonly endpoint: pulumi.Output<string>;
    readonly port: number;
    readonly databaseName: string;
    readonly securityGroupId: pulumi.Output<string>;
    /** The secret that holds the master user's name and password. */
    readonly secretArn: pulumi.Output<string>;
    /** The id that AWS gives the instance once and for all: `db-…`. */
    readonly resourceId: pulumi.Output<string>;
    readonly keyArn: pulumi.Output<string>;
    /** Hosts of the replicas, by the replicas' names; the port is the database's. */
    readonly replicaEndpoints: Readonly<Record<string, pulumi.Output<string>>>;
    /** What a dashboard shows of the database: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("database", name, checkDatabaseArgs(name, args));
        super("plinth:database:Database", name, args, opts);
        logOptOuts(name, databaseOptOuts, args);
        const plan = planDatabase(args);
        const key = makeDataKey(
            name,
            args,
            {
                // The second pattern is that of replicas, so that adding one does not change the key.
                logGroups: [`${instanceLogPrefix(args.identifier)}/*`, `${instanceLogPrefix(args.identifier)}-*`],
                retain: plan.retainKey,
                protect: plan.protect,
            },
            this,
        );
        const securityGroup = makeSecurityGroup(name, args, this);
        const parameters = makeParameterGroups(name, args, plan.parameterGroups, this);
        const { identifier, tags } = args;
        const { username, dbName: databaseName, port } = plan.instance;
        const home = { identifier, username, databaseName, port, keyArn: key.arn, tags };
        const secret = plan.ownPassword && makeMasterSecret(name, home, plan.ownPassword, this);
        const instance = this.#instance(name, args, plan, { key, parameters, secret }, securityGroup.id);
        secret?.complete(instance.address);
        this.identifier = instance.identifier;
        this.arn = instance.arn;
        this.endpoint = instance.address;
        this.port = plan.instance.port;
        this.databaseName = plan.instance.dbName;
        this.securityGroupId = securityGroup.id;
        this.secretArn = secret?.secretArn ?? rotateSecret(name, instance.masterUserSecrets, plan.rotation, this);
        this.resourceId = instance.resourceId;
        this.keyArn = key.arn;
        if (plan.backupCopy !== undefined) copyBackups(name, args, plan.backupCopy, instance.arn, this);
        if (plan.backupPlan !== undefined) planAwsBackup(name, args, plan.backupPlan, instance.arn, this);
        const source = {
            instance,
            keyArn: key.arn,
            parameterGroupName: parameters.name,
            securityGroupId: securityGroup.id,
        };
        const replicas = Object.fromEntries(
            Object.keys(args.replicas ?? {}).map((replica) => [
                replica,
                makeReplica(name, replica, args, plan, source, this),
            ]),
        );
        this.replicaEndpoints = Object.fromEntries(
            Object.entries(replicas).map(([replica, { address }]) => [replica, address]),
        );
        this.widgets = watchDatabase(name, args, instance, replicas, this);
        this.registerOutputs({
            identifier: this.identifier,
            arn: this.arn,
            endpoint: this.endpoint,
            port: this.port,
            databaseName: this.databaseName,
            securityGroupId: this.securityGroupId,
            secretArn: this.secretArn,
            resourceId: this.resourceId,
            keyArn: this.keyArn,
            replicaEndpoints: this.replicaEndpoints,
        });
    }

    #instance(
        name: string,
        args: DatabaseArgs,
        plan: DatabasePlan,
        { key, parameters, secret }: InstanceParts,
        securityGroupId: pulumi.Input<string>,
    ): aws.rds.Instance {
        const { identifier, tags, restore } = args;
        const subnets = makeSubnetGroup(name, args, this);
        const monitoring = makeMonitoringRole(name, args, this);
        const logGroups = makeLogGroups(
            name,
            {
                prefix: instanceLogPrefix(identifier),
                types: LOG_TYPES,
                retentionDays: plan.logRetentionDays,
                keyArn: key.arn,
                tags,
            },
            this,
        );
        const { dbName: databaseName, username: masterUsername } = plan.instance;
        const { skipFinalSnapshot } = plan.instance;
        const finalSnapshot = key.id.apply((keyId) =>
            finalSnapshotIdentifier({ identifier, keyId, databaseName, masterUsername }),
        );
        return new aws.rds.Instance(
            `${name}-instance`,
            {
                ...plan.instance,
                ...(restore === undefined ? {} : planRestore(restore)),
                identifier,
                dbSubnetGroupName: subnets.name,
                parameterGroupName: parameters.name,
                vpcSecurityGroupIds: [securityGroupId],
                kmsKeyId: restore?.storageKeyArn ?? key.arn,
                ...(secret === undefined ? { masterUserSecretKmsKeyId: key.arn } : secret.password),
                performanceInsightsKmsKeyId: key.arn,
                monitoringRoleArn: monitoring.arn,
                ...(skipFinalSnapshot ? {} : { finalSnapshotIdentifier: finalSnapshot }),
                tags: tagged(`${name}-instance`, tags),
            },
            {
                parent: this,
                dependsOn: [...logGroups, monitoring.policy],
                // Its name is fixed, so a replacement cannot exist beside it.
                deleteBeforeReplace: true,
                // Where the data came from matters once; a change of it would replace the database.
                ignoreChanges: ["snapshotIdentifier", "restoreToPointInTime"],
                hooks: { beforeUpdate: [checkedUpdate(`${name}-instance`, name)] },
                ...(plan.protect ? { protect: true } : {}),
            },
        );
    }
}
