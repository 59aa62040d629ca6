import { asText } from "./configText.ts";
import { UnusableProject } from "./unusable.ts";

/** What `Pulumi.yaml` says of one configuration key. */
export interface DeclaredKey {
    /** As it is written there. */
    readonly key: string;
    /** With the project's name where it names no namespace. */
    readonly name: string;
    /** As a stack's configuration could hold it; `undefined` where the stack has to give one. */
    readonly value: unknown;
    readonly type: string | undefined;
    /** Type of a list's entries. */
    readonly entries: string | undefined;
    readonly secret: boolean;
}

/** Reads what a project declares: `key: value`, or `key: { type, items, default, value, secret }`. */
export function readDeclaredConfig(declared: unknown, project: string): DeclaredKey[] {
    if (typeof declared !== "object" || declared === null || Array.isArray(declared)) return [];
    return Object.entries(declared as Record<string, unknown>).map(([key, written]) => {
        const entry = isMap(written) ? written : { value: written };
        const { items, type, secret } = entry;
        return {
            key,
            name: qualify(key, project),
            value: entry["value"] ?? entry["default"],
            type: typeof type === "string" ? type : undefined,
            entries: isMap(items) && typeof items["type"] === "string" ? items["type"] : undefined,
            secret: secret === true,
        };
    });
}

/** Configuration keys belong to the project unless they name another namespace. */
export function qualify(key: string, project: string): string {
    return key.includes(":") ? key : `${project}:${key}`;
}

/**
 * Refuses a stack's configuration for what the CLI refuses it: declared keys that nobody gives a value, values of another
 * type, and secrets in the clear.
 *
 * @param written the stack's own values, by qualified key.
 * @param file the stack's configuration, for the message.
 */
export function requireDeclared(
    declared: readonly DeclaredKey[],
    written: ReadonlyMap<string, unknown>,
    encrypted: ReadonlySet<string>,
    { stack, file }: { readonly stack: string; readonly file: string },
): void {
    const missing = declared.filter(({ name, value }) => value === undefined && !written.has(name));
    if (missing.length > 0) {
        const names = missing.map(({ key }) => `'${key}'`);
        const last = names.pop();
        const list = names.length === 0 ? last : `${names.join(", ")} and ${last}`;
        throw new UnusableProject(
            `validating stack config: Stack '${stack}' is missing configuration value${missing.length > 1 ? "s" : ""} ${list}. ` +
                `Fix: give ${missing.length > 1 ? "them" : "it"} in ${file}`,
        );
    }
    for (const { key, name, value, type, entries, secret } of declared) {
        const given = written.get(name);
        if (secret && type !== undefined && !encrypted.has(name)) {
            throw new UnusableProject(
                `validating stack config: Stack '${stack}' with configuration key '${key}' must be encrypted as it's secret. ` +
                    `Fix: pulumi config set --secret ${key} --stack ${stack}`,
            );
        }
        const found = given ?? value;
        if (type !== undefined && !encrypted.has(name) && !isOfType(found, type, entries, given !== undefined)) {
            const wanted = type === "array" ? `array<${entries}>` : type;
            throw new UnusableProject(
                `validating stack config: Stack '${stack}' with configuration key '${key}' must be of type '${wanted}'. ` +
                    `Fix: correct it in ${given === undefined ? "Pulumi.yaml" : file}`,
            );
        }
    }
}

/** @param travels whether the value comes from a stack: text by then, whatever it was written as. */
function isOfType(value: unknown, type: string, entries: string | undefined, travels: boolean): boolean {
    switch (type) {
        case "string":
            return typeof value === "string" || (travels && !isMap(value) && !Array.isArray(value));
        case "integer":
            return typeof value === "bigint" || (typeof value === "string" && /^[+-]?\d+$/.test(value));
        case "boolean":
            return typeof value === "boolean" || value === "true" || value === "false";
        case "array":
            return (
                Array.isArray(value) &&
                (entries === undefined || value.every((entry) => isOfType(entry, entries, undefined, false)))
            );
        default:
            return true;
    }
}

/** The values that a project gives where a stack gives none, as text. */
export function declaredValues(declared: readonly DeclaredKey[]): Map<string, string> {
    return new Map(
        declared.flatMap(({ name, value }) => (value === undefined ? [] : [[name, asText(value)] as const])),
    );
}

export function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);
}
