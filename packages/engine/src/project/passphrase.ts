import { createDecipheriv, pbkdf2Sync } from "node:crypto";
import { readFileSync } from "node:fs";

/** Takes a value out of its encrypted form. @throws Error when it was encrypted with something else. */
export type Decrypt = (ciphertext: string) => string;

/** As the CLI derives its key: PBKDF2 with SHA-256, for AES-256-GCM (sdk: resource/config/crypt.go). */
const ITERATIONS = 1_000_000;
const KEY_BYTES = 32;
const TAG_BYTES = 16;
/** What the CLI encrypts beside a salt, to recognise the phrase. */
const KNOWN_TEXT = "pulumi";

/** Deriving a key takes about a third of a second, by intent; several stacks may share a salt. */
const keys = new Map<string, Buffer>();

/**
 * The decryption of a stack's secrets by passphrase.
 *
 * @param salt `encryptionsalt` of the stack's configuration: `v1:<salt>:v1:<nonce>:<text>`.
 * @returns `undefined` where the phrase is a wrong one, or the salt has another form.
 */
export function passphraseDecrypter(phrase: string, salt: string): Decrypt | undefined {
    const [version, encoded = "", ...check] = salt.split(":");
    if (version !== "v1" || check.length === 0) return undefined;
    const name = JSON.stringify([phrase, encoded]);
    const key = keys.get(name) ?? pbkdf2Sync(phrase, Buffer.from(encoded, "base64"), ITERATIONS, KEY_BYTES, "sha256");
    keys.set(name, key);
    const decrypt: Decrypt = (ciphertext) => open(key, ciphertext);
    try {
        return decrypt(check.join(":")) === KNOWN_TEXT ? decrypt : undefined;
    } catch {
        return undefined;
    }
}

function open(key: Buffer, ciphertext: string): string {
    const [version, nonce = "", text = ""] = ciphertext.split(":");
    if (version !== "v1") throw new Error("the encrypted value has a form this version does not know");
    const sealed = Buffer.from(text, "base64");
    const decipher = createDecipheriv("aes-256-gcm", key, Buffer.from(nonce, "base64"));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]).toString();
}

/** The passphrase that the caller's environment gives, be it an empty one; a file's without what surrounds it. */
export function passphraseOf(environment: NodeJS.ProcessEnv): string | undefined {
    const { PULUMI_CONFIG_PASSPHRASE: phrase, PULUMI_CONFIG_PASSPHRASE_FILE: file } = environment;
    if (phrase !== undefined) return phrase;
    if (file === undefined || file === "") return undefined;
    try {
        return readFileSync(file, "utf8").trim();
    } catch {
        return undefined;
    }
}
