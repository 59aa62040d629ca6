import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CacheArgs } from "./cacheArgs.ts";
import type { CachePlan } from "./plan/index.ts";

/** A user that signs in with IAM. */
export interface CacheUser {
    /** The name to sign in with. */
    readonly userName: string;
    readonly arn: string;
}

/** Who may sign in to a cache: its users, in the one group that a replication group can have. */
export function makeUserGroup(
    name: string,
    { replicationGroupId, tags }: CacheArgs,
    plan: CachePlan,
    parent: pulumi.Resource,
): { id: pulumi.Output<string>; users: pulumi.Output<Record<string, CacheUser>> } {
    // Ids are fixed, so replacements cannot exist beside what they replace.
    const options = { parent, deleteBeforeReplace: true };
    const made = plan.users.map(({ key, ...user }) => {
        const logicalName = `${name}-user-${key}`;
        const resource = new aws.elasticache.User(
            logicalName,
            { ...user, engine: plan.engine, tags: { Name: logicalName, ...tags } },
            options,
        );
        return { key, resource, signsIn: user.authenticationMode.type === "iam" };
    });
    const group = new aws.elasticache.UserGroup(
        `${name}-users`,
        {
            userGroupId: replicationGroupId,
            engine: plan.engine,
            userIds: made.map(({ resource }) => resource.userId),
            tags: { Name: `${name}-users`, ...tags },
        },
        options,
    );
    const users = made
        .filter(({ signsIn }) => signsIn)
        .map(({ key, resource }) => [key, { userName: resource.userName, arn: resource.arn }] as const);
    return { id: group.userGroupId, users: pulumi.output(Object.fromEntries(users)) };
}
