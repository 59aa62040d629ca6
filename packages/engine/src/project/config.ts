import { existsSync } from "node:fs";
import { relative } from "node:path";
import { UNKNOWN } from "@plinth/plan/markers";
import { asText } from "./configText.ts";
import { declaredValues, isMap, qualify, requireDeclared } from "./declaredConfig.ts";
import { readEscEnvironment } from "./escEnvironment.ts";
import { type Decrypt, passphraseDecrypter, passphraseOf } from "./passphrase.ts";
import type { Project } from "./project.ts";
import { UnusableProject } from "./unusable.ts";
import { readYaml } from "./yamlFile.ts";

/** A stack's configuration as the program receives it. */
export interface StackConfig {
    readonly values: ReadonlyMap<string, string>;
    /** Keys whose values are secret, or hold secrets: decrypted, or unknown where that is not possible here. */
    readonly secretKeys: readonly string[];
    /** What must not be seen in anything a preview says: every secret that could be decrypted. */
    readonly secrets: readonly string[];
    /** What of the configuration a preview does not know, in words. */
    readonly warnings: readonly string[];
}

interface StackFile {
    readonly config?: unknown;
    readonly encryptionsalt?: unknown;
    readonly environment?: unknown;
}

/**
 * Reads `Pulumi.<stack>.yaml` beside a project, over the defaults of `Pulumi.yaml`.
 *
 * @param environment where a passphrase may stand: `PULUMI_CONFIG_PASSPHRASE`, or the file that `…_FILE` names.
 * @throws UnusableProject for what the CLI refuses too.
 */
export function readStackConfig(
    project: Project,
    stack: string,
    environment: NodeJS.ProcessEnv = process.env,
): StackConfig {
    const file = project.configFile(stack);
    const parsed: StackFile = existsSync(file) ? readYaml(file) : {};
    const where = relative(project.directory, file);
    const own = new Map(
        Object.entries(isMap(parsed.config) ? parsed.config : {}).map(
            ([key, value]) => [qualify(key, project.name), value] as const,
        ),
    );
    const encrypted = new Set([...own].filter(([, value]) => isEncrypted(value)).map(([name]) => name));
    const imported = readEscEnvironment(parsed.environment, project.name);
    requireDeclared(
        project.config,
        new Map([...imported.values, ...own]),
        new Set([...encrypted, ...imported.secretKeys]),
        { stack, file: where },
    );

    const { decrypt, why } = decrypter(parsed.encryptionsalt, encrypted.size > 0, environment);
    const secrets = [...imported.secrets];
    const open = (ciphertext: string): string => {
        if (decrypt === undefined) return UNKNOWN;
        try {
            const secret = decrypt(ciphertext);
            secrets.push(secret);
            return secret;
        } catch {
            throw new UnusableProject(
                `${where}: a secret cannot be decrypted with the passphrase of its stack. Fix: set it again with pulumi config set --secret`,
            );
        }
    };
    const values = new Map([...declaredValues(project.config), ...imported.values]);
    for (const [name, value] of own) values.set(name, asText(encrypted.has(name) ? opened(value, open) : value));
    // An encrypted map is as secret as what it holds.
    secrets.push(...[...encrypted].map((name) => values.get(name) ?? "").filter((text) => text !== UNKNOWN));
    return {
        values,
        secretKeys: [...encrypted, ...imported.secretKeys],
        secrets,
        warnings: [
            ...imported.warnings,
            ...(decrypt === undefined
                ? [...encrypted].map(
                      (name) => `configuration ${name} is encrypted and stays unknown in this preview: ${why}`,
                  )
                : []),
        ],
    };
}

/** How a stack's secrets are decrypted, or why they cannot be. */
function decrypter(
    salt: unknown,
    needed: boolean,
    environment: NodeJS.ProcessEnv,
): { readonly decrypt?: Decrypt; readonly why?: string } {
    if (!needed) return {};
    if (typeof salt !== "string") return { why: "its secrets provider is not a passphrase" };
    const phrase = passphraseOf(environment);
    if (phrase === undefined)
        return { why: "set PULUMI_CONFIG_PASSPHRASE or PULUMI_CONFIG_PASSPHRASE_FILE to have it known" };
    const decrypt = passphraseDecrypter(phrase, salt);
    return decrypt === undefined ? { why: "the passphrase given is not that of the stack" } : { decrypt };
}

/** A value with everything in it that is encrypted opened; what cannot be opened is the sentinel, a text like any other to the program. */
function opened(value: unknown, open: (ciphertext: string) => string): unknown {
    if (Array.isArray(value)) return value.map((entry) => opened(entry, open));
    if (!isMap(value)) return value;
    const { secure } = value;
    if (secure !== undefined && Object.keys(value).length === 1) return open(String(secure));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, opened(inner, open)]));
}

/** Whether a value is, or holds, `{secure: …}`. */
function isEncrypted(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(isEncrypted);
    if (!isMap(value)) return false;
    return ("secure" in value && Object.keys(value).length === 1) || Object.values(value).some(isEncrypted);
}
