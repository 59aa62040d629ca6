import { UNKNOWN } from "@plinth/plan/markers";
import { asText } from "./configText.ts";
import { isMap, qualify } from "./declaredConfig.ts";

/** What a stack's `environment:` gives without asking Pulumi ESC. */
export interface EscEnvironment {
    readonly values: ReadonlyMap<string, string>;
    readonly secretKeys: readonly string[];
    /** Names of the environments it imports. */
    readonly imports: readonly string[];
    readonly secrets: readonly string[];
    readonly warnings: readonly string[];
}

/**
 * Reads the `environment:` of a stack's configuration. Environments it imports live in Pulumi ESC, so what they give stays
 * unknown; of values written in place, literals are known and everything computed is an unknown secret.
 */
export function readEscEnvironment(environment: unknown, project: string): EscEnvironment {
    const imports = Array.isArray(environment) ? environment : isMap(environment) ? environment["imports"] : undefined;
    const names = (Array.isArray(imports) ? imports : []).map((entry) =>
        isMap(entry) ? (Object.keys(entry)[0] ?? "") : String(entry),
    );
    const values = new Map<string, string>();
    const secretKeys: string[] = [];
    const secrets: string[] = [];
    const inline = isMap(environment) && isMap(environment["values"]) ? environment["values"] : {};
    const given = isMap(inline["pulumiConfig"]) ? inline["pulumiConfig"] : {};
    for (const [key, value] of Object.entries(given)) {
        const name = qualify(key, project);
        const secret = isMap(value) ? value["fn::secret"] : undefined;
        if (secret !== undefined || isComputed(value)) secretKeys.push(name);
        const literal = secret ?? value;
        values.set(name, isComputed(literal) ? UNKNOWN : asText(literal));
        if (secret !== undefined && !isComputed(secret)) secrets.push(asText(secret));
    }
    const warnings =
        names.length === 0
            ? []
            : [
                  `configuration and environment variables from ESC (${names.join(", ")}) stay unknown in this preview: ` +
                      "a program that requires one of them fails. Fix: give such keys in the stack's configuration",
              ];
    return { values, secretKeys, imports: names, secrets, warnings };
}

/** Whether a value is, or holds, something that only ESC can work out. */
function isComputed(value: unknown): boolean {
    if (typeof value === "string") return value.includes("${");
    if (Array.isArray(value)) return value.some(isComputed);
    return isMap(value) && Object.entries(value).some(([key, inner]) => key.startsWith("fn::") || isComputed(inner));
}
