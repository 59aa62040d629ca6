import { refuseProblems } from "@plinth/core/errors";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkDatabaseArgs } from "./checkDatabaseArgs.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { makeMonitoringRole } from "./monitoringRole.ts";
import { type DatabasePlan, finalSnapshotIdentifier, LOG_TYPES, planDatabase } from "./plan/index.ts";

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

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: DatabaseArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("database", name, checkDatabaseArgs(name, args));
        super("plinth:database:Database", name, args, opts);
        const plan = planDatabase(args);
        const key = this.#key(name, args, plan);
        const securityGroup = this.#securityGroup(name, args);
        const instance = this.#instance(name, args, plan, key, securityGroup.id);
        this.identifier = instance.identifier;
        this.arn = instance.arn;
        this.endpoint = instance.address;
        this.port = plan.instance.port;
        this.databaseName = plan.instance.dbName;
        this.securityGroupId = securityGroup.id;
        this.secretArn = this.#rotatedSecret(name, plan, instance);
        this.resourceId = instance.resourceId;
        this.keyArn = key.arn;
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
        });
    }

    /** One key for all of a database's data: storage, backups, insights, password and logs are lost and kept together. */
    #key(name: string, args: DatabaseArgs, plan: DatabasePlan): Key {
        const { identifier, account, region, partition, tags } = args;
        return new Key(
            `${name}-data`,
            {
                description: `Storage, backups, insights, password and logs of database ${identifier}`,
                account,
                region,
                partition,
                services: ["rds", "secretsmanager", "logs"],
                logGroups: [`${logGroupPrefix(identifier)}/*`],
                retain: plan.retainKey,
                tags,
            },
            { parent: this, ...(plan.protect ? { protect: true } : {}) },
        );
    }

    /** Without rules: what may connect adds its own, and a database answers without an egress rule. */
    #securityGroup(name: string, { identifier, vpcId, tags }: DatabaseArgs): aws.ec2.SecurityGroup {
        const groupName = `${name}-security-group`;
        return new aws.ec2.SecurityGroup(
            groupName,
            { vpcId, description: `Database ${identifier}`, tags: { Name: groupName, ...tags } },
            { parent: this },
        );
    }

    #instance(
        name: string,
        args: DatabaseArgs,
        plan: DatabasePlan,
        key: Key,
        securityGroupId: pulumi.Input<string>,
    ): aws.rds.Instance {
        const { identifier, tags } = args;
        const tagged = (logicalName: string): Record<string, string> => ({ Name: logicalName, ...tags });
        const subnets = new aws.rds.SubnetGroup(
            `${name}-subnets`,
            { subnetIds: args.subnetIds, description: `Database ${identifier}`, tags: tagged(`${name}-subnets`) },
            { parent: this },
        );
        // Never named here: a new major needs a new group while the old one is still in use, which a fixed name prevents.
        const parameters = new aws.rds.ParameterGroup(
            `${name}-parameters`,
            {
                family: plan.parameterGroup.family,
                description: `Database ${identifier}`,
                parameters: [...plan.parameterGroup.parameters],
                tags: tagged(`${name}-parameters`),
            },
            { parent: this },
        );
        const monitoring = makeMonitoringRole(name, args, this);
        const { dbName: databaseName, username: masterUsername } = plan.instance;
        const { skipFinalSnapshot } = plan.instance;
        const finalSnapshot = key.id.apply((keyId) =>
            finalSnapshotIdentifier({ identifier, keyId, databaseName, masterUsername }),
        );
        return new aws.rds.Instance(
            `${name}-instance`,
            {
                ...plan.instance,
                identifier,
                dbSubnetGroupName: subnets.name,
                parameterGroupName: parameters.name,
                vpcSecurityGroupIds: [securityGroupId],
                kmsKeyId: key.arn,
                masterUserSecretKmsKeyId: key.arn,
                performanceInsightsKmsKeyId: key.arn,
                monitoringRoleArn: monitoring.arn,
                ...(skipFinalSnapshot ? {} : { finalSnapshotIdentifier: finalSnapshot }),
                tags: tagged(`${name}-instance`),
            },
            {
                parent: this,
                dependsOn: [...this.#logGroups(name, args, plan, key), monitoring.policy],
                // Its name is fixed, so a replacement cannot exist beside it.
                deleteBeforeReplace: true,
                ...(plan.protect ? { protect: true } : {}),
            },
        );
    }

    /** RDS would make these groups itself, without a key and for ever: they have to exist first. */
    #logGroups(name: string, { identifier, tags }: DatabaseArgs, plan: DatabasePlan, key: Key): pulumi.Resource[] {
        return LOG_TYPES.map((type) => {
            const groupName = `${name}-logs-${type}`;
            return new aws.cloudwatch.LogGroup(
                groupName,
                {
                    name: `${logGroupPrefix(identifier)}/${type}`,
                    retentionInDays: plan.logRetentionDays,
                    kmsKeyId: key.arn,
                    tags: { Name: groupName, ...tags },
                },
                { parent: this },
            );
        });
    }

    /** The secret RDS made, with a schedule of our own. Saying when must not itself change the password. */
    #rotatedSecret(name: string, plan: DatabasePlan, instance: aws.rds.Instance): pulumi.Output<string> {
        const secretArn = instance.masterUserSecrets.apply((secrets) => {
            const arn = secrets[0]?.secretArn;
            if (arn === undefined) throw new Error(`RDS made no secret for the master password of ${name}`);
            return arn;
        });
        new aws.secretsmanager.SecretRotation(
            `${name}-password-rotation`,
            { secretId: secretArn, rotateImmediately: false, rotationRules: plan.rotation },
            { parent: this },
        );
        return secretArn;
    }
}

function logGroupPrefix(identifier: string): string {
    return `/aws/rds/instance/${identifier}`;
}
