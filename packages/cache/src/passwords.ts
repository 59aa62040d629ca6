import { drawVersion } from "@plinth/secrets/drawn";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheHome } from "./cacheArgs.ts";
import type { PasswordPlan } from "./plan/index.ts";

/** Letters and digits only: AWS takes no comma, quote, slash or @ (Amazon ElastiCache User Guide, "Role-Based Access Control"). */
const LENGTH = 64;

/** A user's passwords, and the secret that holds the last of them. */
export interface UserPasswords {
    readonly secretArn: pulumi.Output<string>;
    /** Those the cache takes. */
    readonly passwords: pulumi.Output<string>[];
}

/**
 * Passwords of one user, made by Secrets Manager and never written in a file. The secret's text has the form that the
 * rotation function of Secrets Manager reads: `{ "username", "password", "user_arn" }`.
 */
export function makePasswords(
    name: string,
    user: { readonly userId: string; readonly userName: string; readonly password: PasswordPlan },
    { account, region, partition = "aws", tags }: CacheHome,
    made: { readonly keyArn: pulumi.Input<string>; readonly parent: pulumi.Resource },
): UserPasswords {
    const { parent } = made;
    const { userId, userName, password } = user;
    const secret = new aws.secretsmanager.Secret(
        name,
        { description: `Password of cache user ${userName}`, kmsKeyId: made.keyArn, tags: { Name: name, ...tags } },
        { parent },
    );
    const userArn = `arn:${partition}:elasticache:${region}:${account}:user:${userId}`;
    let last: aws.secretsmanager.SecretVersion | undefined;
    const passwords = password.versions.map((number) => {
        const drawn = drawVersion(
            `${name}-${number}`,
            {
                secretId: secret.id,
                length: LENGTH,
                text: (drawnPassword) =>
                    JSON.stringify({ username: userName, password: drawnPassword, user_arn: userArn }),
            },
            // The last version to be made is the current one.
            { parent, ...(last === undefined ? {} : { dependsOn: [last] }) },
        );
        last = drawn.resource;
        return drawn.password;
    });
    if (password.rotation !== undefined && last !== undefined) {
        new aws.secretsmanager.SecretRotation(
            `${name}-rotation`,
            {
                secretId: secret.id,
                rotationLambdaArn: password.rotation.lambdaArn,
                rotateImmediately: false,
                rotationRules: { automaticallyAfterDays: password.rotation.days },
            },
            { parent, dependsOn: [last] },
        );
    }
    return { secretArn: secret.arn, passwords };
}
