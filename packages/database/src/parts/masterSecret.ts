import { drawVersion } from "@plinth/secrets/drawn";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { masterSecretText, type OwnPasswordPlan } from "../plan/index.ts";
import { tagged } from "./tagged.ts";

/** Letters and digits only: RDS takes no slash, quote, @ or space (Amazon RDS API Reference, CreateDBInstance, MasterUserPassword). */
const LENGTH = 64;

/** What the secret says about its database. */
export interface SecretHome {
    readonly identifier: string;
    readonly username: string;
    readonly databaseName: string;
    readonly port: number;
    readonly keyArn: pulumi.Input<string>;
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

export interface MasterSecret {
    readonly secretArn: pulumi.Output<string>;
    /** What the database is given, and the number that says when it is given another. */
    readonly password: { readonly passwordWo: pulumi.Output<string>; readonly passwordWoVersion: number };
    /** Adds the host that AWS gave the database, which functions that rotate the password connect to. */
    complete(host: pulumi.Input<string>): void;
}

/** A master password made by Secrets Manager, in a secret of the database's own; in no file and no state in plain text. */
export function makeMasterSecret(
    name: string,
    home: SecretHome,
    { version, rotation }: OwnPasswordPlan,
    parent: pulumi.Resource,
): MasterSecret {
    const secretName = `${name}-master-secret`;
    const secret = new aws.secretsmanager.Secret(
        secretName,
        {
            description: `Master password of database ${home.identifier}`,
            kmsKeyId: home.keyArn,
            tags: tagged(secretName, home.tags),
        },
        { parent },
    );
    const { resource: first, password } = drawVersion(
        `${secretName}-${version}`,
        {
            secretId: secret.id,
            length: LENGTH,
            text: (drawn) => masterSecretText(home, home.identifier, drawn),
        },
        { parent },
    );
    return {
        secretArn: secret.arn,
        password: { passwordWo: password, passwordWoVersion: version },
        complete(host) {
            const current = new aws.secretsmanager.SecretVersion(
                `${secretName}-${version}-host`,
                {
                    secretId: secret.id,
                    secretString: pulumi
                        .all([password, host])
                        .apply(([text, at]) => masterSecretText(home, home.identifier, text, at)),
                },
                // A function may have changed the password since, and blue/green updates keep the host.
                { parent, dependsOn: [first], ignoreChanges: ["secretString"] },
            );
            if (rotation === undefined) return;
            new aws.secretsmanager.SecretRotation(
                `${secretName}-rotation`,
                {
                    secretId: secret.id,
                    rotationLambdaArn: rotation.lambdaArn,
                    rotateImmediately: false,
                    rotationRules: { automaticallyAfterDays: rotation.days },
                },
                { parent, dependsOn: [current] },
            );
        },
    };
}
