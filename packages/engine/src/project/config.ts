import { existsSync } from "node:fs";
import { UNKNOWN } from "../wire/markers.ts";
import { asText, type Project, qualify } from "./project.ts";
import { readYaml } from "./yamlFile.ts";

/** A stack's configuration as the program receives it. */
export interface StackConfig {
    readonly values: ReadonlyMap<string, string>;
    /** Keys whose values are encrypted: the program receives unknown secrets for them. */
    readonly secretKeys: readonly string[];
}

/** Reads `Pulumi.<stack>.yaml` beside a project, over the defaults of `Pulumi.yaml`. */
export function readStackConfig(project: Project, stack: string): StackConfig {
    const values = new Map(project.defaults);
    const secretKeys: string[] = [];
    const file = project.configFile(stack);
    const parsed: { config?: Record<string, unknown> } = existsSync(file) ? readYaml(file) : {};
    for (const [key, value] of Object.entries(parsed.config ?? {})) {
        const name = qualify(key, project.name);
        if (isEncrypted(value)) secretKeys.push(name);
        // The sentinel is a string like any other to the program, and an unknown value wherever it reaches a resource.
        values.set(name, isEncrypted(value) ? UNKNOWN : asText(value));
    }
    return { values, secretKeys };
}

/** Whether a value is, or holds, `{secure: …}`. */
function isEncrypted(value: unknown): boolean {
    if (typeof value !== "object" || value === null) return false;
    return "secure" in value || Object.values(value).some(isEncrypted);
}
