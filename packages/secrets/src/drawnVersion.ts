import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

/** What a version of a secret holds. */
export interface DrawnText {
    readonly secretId: pulumi.Input<string>;
    /** Characters of the password: letters and digits, which every service takes. */
    readonly length: number;
    /** The secret's text. It is JSON with a field `password`, or the password alone. @default the password alone */
    text?(password: string): string;
}

export interface DrawnVersion {
    readonly resource: aws.secretsmanager.SecretVersion;
    readonly password: pulumi.Output<string>;
}

/**
 * A version of a secret with a password that Secrets Manager draws, in no file and no state in plain text. Another one is
 * drawn in every run; the one drawn first stays, so a version of another name is what changes it.
 */
export function drawVersion(name: string, drawn: DrawnText, options: pulumi.CustomResourceOptions): DrawnVersion {
    const { parent } = options;
    const { randomPassword } = aws.secretsmanager.getRandomPasswordOutput(
        { passwordLength: drawn.length, excludePunctuation: true },
        parent === undefined ? {} : { parent },
    );
    const resource = new aws.secretsmanager.SecretVersion(
        name,
        {
            secretId: drawn.secretId,
            secretString: pulumi.secret(randomPassword.apply((password) => drawn.text?.(password) ?? password)),
        },
        { ...options, ignoreChanges: ["secretString"] },
    );
    const read = drawn.text === undefined ? (text = ""): string => text : passwordOf;
    return { resource, password: pulumi.secret(resource.secretString.apply(read)) };
}

function passwordOf(text: string | undefined): string {
    const { password } = JSON.parse(text ?? "{}") as { password?: unknown };
    if (typeof password !== "string") throw new Error("the secret holds no password");
    return password;
}
