import { drawVersion } from "@plinth/secrets/drawn";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

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
    const { password } = drawVersion(`${name}-${version}`, { secretId: secret.id, length: LENGTH }, { parent });
    return { secretArn: secret.arn, text: password };
}
