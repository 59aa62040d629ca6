import { allow } from "@plinth/roles/plan";
import type { Grant, PlatformPlace } from "./grants.ts";

export interface ReadableSecrets {
    readonly prefixes: readonly string[];
    /** Single secrets, by name. */
    readonly names: readonly string[];
    readonly keyArns: readonly string[];
}

/**
 * What External Secrets may read: secrets by the beginning of their names, and single ones. What they are encrypted with is
 * opened for these secrets alone, and through Secrets Manager: it names the secret in the encryption context (AWS Secrets
 * Manager User Guide, "Secret encryption and decryption").
 */
export function externalSecretsGrants(place: PlatformPlace, { prefixes, names, keyArns }: ReadableSecrets): Grant[] {
    const { account, region, partition } = place;
    const inManager = `arn:${partition}:secretsmanager:${region}:${account}:secret:`;
    // Secrets Manager ends ARNs with a hyphen and six characters of its choice.
    const secrets = [
        ...prefixes.map((prefix) => `${inManager}${prefix}*`),
        ...names.map((name) => `${inManager}${name}-??????`),
    ];
    const keys = keyArns.length === 0 ? [`arn:${partition}:kms:${region}:${account}:key/*`] : [...keyArns];
    return [
        allow({
            sid: "Secrets",
            actions: ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"],
            resources: secrets,
        }),
        allow({
            ...(keyArns.length === 0
                ? { reason: "Whichever key these secrets have: the condition names the secrets" }
                : { sid: "Keys" }),
            actions: ["kms:Decrypt"],
            resources: keys,
            conditions: {
                StringEquals: { "kms:ViaService": `secretsmanager.${region}.amazonaws.com` },
                StringLike: { "kms:EncryptionContext:SecretARN": secrets },
            },
        }),
    ];
}
