import { makePodIdentity, type PodIdentityParts, type PodPermission } from "@plinth/cluster";
import { UserError } from "@plinth/core/errors";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { metadataOf, type Site } from "./site.ts";

/** Who pods are: in the cluster, where they may do nothing, and in AWS. */
export interface PodsIdentity extends PodIdentityParts {
    readonly accountName: pulumi.Output<string>;
}

/** The account of pods that serve and work, and its role. */
export function identifyPods(site: Site): PodsIdentity {
    const { args } = site;
    const { identity = {}, connections = {} } = args;
    const { database } = connections;
    return identify(site, "pods", site.objects.account, [
        ...(database === undefined ? [] : databasePermissions(site, database.user)),
        ...cachePermissions(site),
        ...(identity.statements ?? []),
    ]);
}

/** The account of migrations, and its role: the database alone. */
export function identifyMigration(site: Site): PodsIdentity {
    const database = site.args.connections?.database;
    const statements = database === undefined ? [] : databasePermissions(site, database.migrationUser ?? database.user);
    return identify(site, "migration-pods", site.objects.migrationAccount, statements);
}

function identify(site: Site, role: string, account: string, statements: PodPermission[]): PodsIdentity {
    const { name, args, parent } = site;
    const made = new kubernetes.core.v1.ServiceAccount(
        `${name}-${role}-account`,
        { metadata: metadataOf(site, account), automountServiceAccountToken: false },
        { parent },
    );
    const logicalName = `${name}-${role}`;
    const { roleArn, ready } = makePodIdentity(
        logicalName,
        {
            clusterName: args.clusterName,
            // As given, so that a preview shows who may take the role; nothing in AWS waits for the namespace.
            namespace: args.namespace.namespace,
            serviceAccount: account,
            description: `Pods of ${args.namespace.namespace}/${account}`,
            statements,
            policies: role === "pods" ? args.identity?.policyArns : undefined,
            partition: args.partition,
            tags: args.tags,
        },
        parent,
    );
    return { roleArn, ready: [made, ...ready], accountName: made.metadata.name };
}

/** Signing in to a database as one user (Amazon RDS User Guide, "Creating and using an IAM policy for IAM database access"). */
function databasePermissions({ args }: Site, user: string): PodPermission[] {
    const database = args.connections?.database;
    if (database === undefined || database.auth === "password") return [];
    const { partition = "aws", region, account } = args;
    const arn = pulumi
        .output(database.database)
        .apply(({ resourceId }) => `arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`);
    return [{ actions: ["rds-db:connect"], resources: [arn] }];
}

/** Signing in to a cache as one user (Amazon ElastiCache User Guide, "Authenticating with IAM"): both are named. */
function cachePermissions({ args }: Site): PodPermission[] {
    const connection = args.connections?.cache;
    if (connection === undefined || connection.auth === "password") return [];
    const { user } = connection;
    const cache = pulumi.output(connection.cache);
    return [
        {
            actions: ["elasticache:Connect"],
            resources: [cache.apply(({ arn }) => arn), cache.apply(({ users }) => userArn(users, user))],
        },
    ];
}

function userArn(users: Readonly<Record<string, { readonly arn: string }>>, user: string): string {
    const found = users[user];
    if (found === undefined) {
        const known = Object.keys(users).join(", ") || "none";
        throw new UserError(
            `the cache has no user ${user} (it has ${known}). Fix: deploy layer cache, or name another`,
        );
    }
    return found.arn;
}
