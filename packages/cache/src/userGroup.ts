import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { CacheHome } from "./cacheArgs.ts";
import { makePasswords } from "./passwords.ts";
import type { Engine, PlannedUser } from "./plan/index.ts";

/** Who a client signs in as. */
export interface CacheUser {
    /** The name to sign in with. */
    readonly userName: string;
    readonly arn: string;
    /** The secret with the user's password; absent for one that signs in with IAM. */
    readonly passwordSecretArn?: string;
}

/** Who may sign in to a cache: its users, in the one group that a cache can have. */
export function makeUserGroup(
    name: string,
    userGroupId: string,
    place: CacheHome,
    plan: { readonly engine: Engine; readonly users: readonly PlannedUser[] },
    made: { readonly keyArn: pulumi.Input<string>; readonly parent: pulumi.Resource },
): { id: pulumi.Output<string>; users: pulumi.Output<Record<string, CacheUser>> } {
    const { tags } = place;
    // Ids are fixed, so replacements cannot exist beside what they replace.
    const options = { parent: made.parent, deleteBeforeReplace: true };
    const all = plan.users.map(({ key, password, ...user }) => {
        const logicalName = `${name}-user-${key}`;
        const passwords =
            password === undefined
                ? undefined
                : makePasswords(`${logicalName}-password`, { ...user, password }, place, made);
        const resource = new aws.elasticache.User(
            logicalName,
            {
                ...user,
                authenticationMode: {
                    ...user.authenticationMode,
                    ...(passwords === undefined ? {} : { passwords: passwords.passwords }),
                },
                engine: plan.engine,
                tags: { Name: logicalName, ...tags },
            },
            options,
        );
        return { key, resource, passwords, signsIn: user.authenticationMode.type !== "no-password-required" };
    });
    const group = new aws.elasticache.UserGroup(
        `${name}-users`,
        {
            userGroupId,
            engine: plan.engine,
            userIds: all.map(({ resource }) => resource.userId),
            tags: { Name: `${name}-users`, ...tags },
        },
        options,
    );
    const users = all
        .filter(({ signsIn }) => signsIn)
        .map(({ key, resource, passwords }) => {
            const { userName, arn } = resource;
            return [
                key,
                { userName, arn, ...(passwords === undefined ? {} : { passwordSecretArn: passwords.secretArn }) },
            ] as const;
        });
    return { id: group.userGroupId, users: pulumi.output(Object.fromEntries(users)) };
}
