import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** Letters and digits, of the 16 to 128 characters that AWS takes (Amazon ElastiCache User Guide, "Authenticating with AUTH"). */
const LENGTH = 64;

/** A token, and the secret that holds it. */
export interface CacheToken {
    readonly secretArn: pulumi.Output<string>;
    readonly text: pulumi.Output<string>;
}

/** A token drawn by Secrets Manager once for each version, in no file. The secret's text is the token alone. */
export function makeToken(
    name: string,
    version: number,
    home: { readonly description: string; readonly tags?: Readonly<Record<string, string>> | undefined },
    made: { readonly keyArn: pulumi.Input<string>; readonly parent: pulumi.Resource },
): CacheToken {
    const { parent } = made;
    const secret = new aws.secretsmanager.Secret(
        name,
        { description: home.description, kmsKeyId: made.keyArn, tags: { Name: name, ...home.tags } },
        { parent },
    );
    const drawn = aws.secretsmanager.getRandomPasswordOutput(
        { passwordLength: LENGTH, excludePunctuation: true },
        { parent },
    );
    const held = new aws.secretsmanager.SecretVersion(
        `${name}-${version}`,
        { secretId: secret.id, secretString: pulumi.secret(drawn.randomPassword) },
        // Another one is drawn in every run; the one drawn for a version stays.
        { parent, ignoreChanges: ["secretString"] },
    );
    return { secretArn: secret.arn, text: pulumi.secret(held.secretString.apply((text) => text ?? "")) };
}
