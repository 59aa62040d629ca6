import { logOptOuts } from "@plinth/core/components";
import { refuseProblems } from "@plinth/core/errors";
import type { Widgets } from "@plinth/alarms";
import type { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { watchCache } from "./alarms.ts";
import type { CacheArgs } from "./cacheArgs.ts";
import { checkCacheArgs } from "./checkCacheArgs.ts";
import { makeDataKey } from "./dataKey.ts";
import { cacheOptOuts, type CachePlan, finalSnapshotIdentifier, LOG_TYPES, planCache } from "./plan/index.ts";
import { makeScaling } from "./scaling.ts";
import { makeSecurityGroup } from "./securityGroup.ts";
import { type CacheToken, makeToken } from "./token.ts";
import { checkedSteps } from "./updateSteps.ts";
import { type CacheUser, makeUserGroup } from "./userGroup.ts";

/**
 * A Valkey or Redis replication group on ElastiCache: encrypted with its own key, reached over TLS only, with a replica
 * in another zone, snapshots, and users that sign in with IAM.
 *
 * Nothing reaches it until a rule is added to its security group. A client's role needs `elasticache:Connect` on `arn`
 * and on the ARN of its user.
 */
export class Cache extends pulumi.ComponentResource {
    /** The replication group's name in AWS. */
    readonly replicationGroupId: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** The host that takes writes. With shards, the one clients learn all nodes from. */
    readonly primaryEndpoint: pulumi.Output<string>;
    /** The host that spreads reads over replicas. With shards, the same as `primaryEndpoint`. */
    readonly readerEndpoint: pulumi.Output<string>;
    readonly port: number;
    readonly securityGroupId: pulumi.Output<string>;
    /** By the name in the settings. */
    readonly users: pulumi.Output<Record<string, CacheUser>>;
    readonly keyArn: pulumi.Output<string>;
    /** The secret that holds the token, where there is one in the place of users. */
    readonly tokenSecretArn: pulumi.Output<string> | undefined;
    /** What a dashboard shows of the cache: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: CacheArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("cache", name, checkCacheArgs(args));
        super("plinth:cache:Cache", name, args, opts);
        logOptOuts(name, cacheOptOuts, args);
        const plan = planCache(args.replicationGroupId, args);
        const key = makeDataKey(
            name,
            args,
            {
                description: `Memory, snapshots and logs of cache ${args.replicationGroupId}`,
                logGroups: [`${logGroupPrefix(args.replicationGroupId)}/*`],
                hasPasswords: plan.hasPasswords,
                retain: plan.finalSnapshot,
                protect: plan.protect,
            },
            this,
        );
        const securityGroup = makeSecurityGroup(name, args.replicationGroupId, args, this);
        const userGroup = makeUserGroup(name, args.replicationGroupId, args, plan, { keyArn: key.arn, parent: this });
        const token =
            plan.token?.kind === "token"
                ? makeToken(
                      `${name}-token`,
                      plan.token.version,
                      { description: `Token of cache ${args.replicationGroupId}`, tags: args.tags },
                      { keyArn: key.arn, parent: this },
                  )
                : undefined;
        const group = this.#group(name, args, plan, { key, securityGroup, userGroupId: userGroup.id, token });
        makeScaling(name, group.replicationGroupId, args, plan.scaled, this);
        this.replicationGroupId = group.replicationGroupId;
        this.arn = group.arn;
        this.primaryEndpoint = plan.clustered ? group.configurationEndpointAddress : group.primaryEndpointAddress;
        this.readerEndpoint = plan.clustered ? group.configurationEndpointAddress : group.readerEndpointAddress;
        this.port = plan.group.port;
        this.securityGroupId = securityGroup.id;
        this.users = userGroup.users;
        this.keyArn = key.arn;
        this.tokenSecretArn = token?.secretArn;
        this.widgets = watchCache(name, args, group, this);
        this.registerOutputs({
            replicationGroupId: this.replicationGroupId,
            arn: this.arn,
            primaryEndpoint: this.primaryEndpoint,
            readerEndpoint: this.readerEndpoint,
            port: this.port,
            securityGroupId: this.securityGroupId,
            users: this.users,
            keyArn: this.keyArn,
            ...(this.tokenSecretArn === undefined ? {} : { tokenSecretArn: this.tokenSecretArn }),
        });
    }

    #group(
        name: string,
        args: CacheArgs,
        plan: CachePlan,
        made: {
            key: Key;
            securityGroup: aws.ec2.SecurityGroup;
            userGroupId: pulumi.Output<string>;
            token: CacheToken | undefined;
        },
    ): aws.elasticache.ReplicationGroup {
        const { replicationGroupId, tags } = args;
        const { port } = plan.group;
        const tagged = (logicalName: string): Record<string, string> => ({ Name: logicalName, ...tags });
        const description = `Cache ${replicationGroupId}`;
        const subnets = new aws.elasticache.SubnetGroup(
            `${name}-subnets`,
            { subnetIds: args.subnetIds, description, tags: tagged(`${name}-subnets`) },
            { parent: this },
        );
        // Never named here: a new major needs a new group while the old one is still in use, which a fixed name prevents.
        // And for cluster mode another one than for none: the parameter that decides it is not changed in a group in use.
        const parametersName = plan.changingMode ? `${name}-parameters-compatible` : `${name}-parameters`;
        const parameters = new aws.elasticache.ParameterGroup(
            parametersName,
            {
                family: plan.parameterGroup.family,
                description,
                parameters: [...plan.parameterGroup.parameters],
                tags: tagged(parametersName),
            },
            { parent: this },
        );
        const finalSnapshot = pulumi
            .all([made.key.id, subnets.name])
            .apply(([keyId, subnetGroup]) => finalSnapshotIdentifier({ replicationGroupId, keyId, subnetGroup, port }));
        return new aws.elasticache.ReplicationGroup(
            `${name}-group`,
            {
                ...plan.group,
                replicationGroupId,
                description,
                subnetGroupName: subnets.name,
                parameterGroupName: parameters.name,
                securityGroupIds: [made.securityGroup.id],
                kmsKeyId: made.key.arn,
                ...(plan.signIn ? { userGroupIds: [made.userGroupId] } : {}),
                ...tokenArgs(plan, made.token),
                logDeliveryConfigurations: this.#logs(name, args, plan, made.key),
                ...(plan.finalSnapshot ? { finalSnapshotIdentifier: finalSnapshot } : {}),
                tags: tagged(`${name}-group`),
            },
            {
                parent: this,
                // Its name is fixed, so a replacement cannot exist beside it.
                deleteBeforeReplace: true,
                // A cache is filled once; without this, to remove the setting would replace the cache.
                ignoreChanges: ["snapshotName", ...plan.scaled.map(({ decides }) => decides)],
                hooks: { beforeUpdate: [checkedSteps(`${name}-group`)] },
                ...(plan.protect ? { protect: true } : {}),
            },
        );
    }

    #logs(name: string, { replicationGroupId, tags }: CacheArgs, plan: CachePlan, key: Key) {
        return LOG_TYPES.map((logType) => {
            const groupName = `${name}-${logType}`;
            const group = new aws.cloudwatch.LogGroup(
                groupName,
                {
                    name: `${logGroupPrefix(replicationGroupId)}/${logType}`,
                    retentionInDays: plan.logRetentionDays,
                    kmsKeyId: key.arn,
                    tags: { Name: groupName, ...tags },
                },
                { parent: this },
            );
            return { logType, logFormat: "json", destinationType: "cloudwatch-logs", destination: group.name };
        });
    }
}

/** A new token is taken beside the one before it, so that clients can change over; the one before that is not. */
function tokenArgs({ token }: CachePlan, made: CacheToken | undefined) {
    if (token?.kind === "remove") return { authTokenUpdateStrategy: "DELETE" };
    if (token === undefined || made === undefined) return {};
    return { authTokenWo: made.text, authTokenWoVersion: token.version, authTokenUpdateStrategy: "ROTATE" };
}

/**
 * Under this prefix AWS need not add each group to its policy for log delivery, whose length is limited to 5120 characters
 * (Amazon CloudWatch Logs User Guide, "Enabling logging from AWS services").
 */
function logGroupPrefix(replicationGroupId: string): string {
    return `/aws/vendedlogs/elasticache/${replicationGroupId}`;
}
