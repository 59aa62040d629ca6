import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";

interface MadeSecret {
    readonly secretArn: string;
}

/** The secret RDS made, with a schedule of our own. Saying when must not itself change the password. */
export function rotateSecret(
    name: string,
    secrets: pulumi.Output<MadeSecret[]>,
    rotation: { readonly scheduleExpression: string; readonly duration: string },
    parent: pulumi.Resource,
): pulumi.Output<string> {
    const secretArn = secrets.apply(([secret]) => {
        if (secret === undefined) throw new Error(`RDS made no secret for the master password of ${name}`);
        return secret.secretArn;
    });
    new aws.secretsmanager.SecretRotation(
        `${name}-password-rotation`,
        { secretId: secretArn, rotateImmediately: false, rotationRules: rotation },
        { parent },
    );
    return secretArn;
}
