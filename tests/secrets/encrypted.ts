import { createCipheriv, pbkdf2Sync, randomBytes } from "node:crypto";

/** What `pulumi config set --secret` writes with a passphrase: `Pulumi.<stack>.yaml` with one encrypted value. */
export function encryptedConfig(key: string, value: string, passphrase: string): string {
    const salt = randomBytes(8);
    const secret = pbkdf2Sync(passphrase, salt, 1_000_000, 32, "sha256");
    const encrypt = (text: string): string => {
        const nonce = randomBytes(12);
        const cipher = createCipheriv("aes-256-gcm", secret, nonce);
        const sealed = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
        return `v1:${nonce.toString("base64")}:${sealed.toString("base64")}`;
    };
    return `encryptionsalt: v1:${salt.toString("base64")}:${encrypt("pulumi")}
config:
    ${key}:
        secure: ${encrypt(value)}
`;
}
