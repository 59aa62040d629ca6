import * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../errors/problem.ts";
import { ProblemsError } from "../errors/userError.ts";
import type { Overrides } from "../settings/overrides.ts";
import { suggestion } from "../settings/zodProblems.ts";

/** Everything `pulumi config set` put into a project, by key without the project's name. */
export function readOverrides(project: string): Overrides {
    const prefix = `${project}:`;
    const all = pulumi.runtime.allConfig();
    // The language host hands over which keys are secret; the SDK has no public way to ask.
    const secretKeys = new Set(JSON.parse(process.env["PULUMI_CONFIG_SECRET_KEYS"] || "[]") as string[]);
    const overrides: Record<string, string> = {};
    const secrets: string[] = [];
    for (const [key, value] of Object.entries(all)) {
        if (!key.startsWith(prefix)) continue;
        if (secretKeys.has(key)) secrets.push(key);
        else overrides[key.slice(prefix.length)] = value;
    }
    if (secrets.length > 0) {
        throw new ProblemsError(
            "stack configuration",
            secrets.map((key) => ({
                file: `config ${key}`,
                path: "",
                rule: "must not be a secret: settings are plain data that previews and reports may show",
                fix: `pulumi config rm ${key}; passwords are managed by AWS Secrets Manager, credentials by OIDC or ESC`,
            })),
        );
    }
    return overrides;
}

/**
 * Overrides by layer where one project holds all layers, each under its name:
 * `pulumi config set --path network.nat single`.
 *
 * @throws ProblemsError for a key that no layer has, or that holds no map: it would have no effect.
 */
export function readNestedOverrides(
    project: string,
    layers: readonly string[],
): Record<string, { project: string; values: Overrides }> {
    const problems: Problem[] = [];
    const found = Object.entries(readOverrides(project)).map(([key, text]) => {
        const place = { file: `config ${project}:${key}`, path: "", value: text };
        const settings = asMap(text);
        if (!layers.includes(key)) {
            problems.push({ ...place, rule: "must be the name of a layer", fix: suggestion(key, layers) });
        } else if (settings === undefined) {
            const fix = `pulumi config rm ${key}, then pulumi config set --path ${key}.<setting> <value>`;
            problems.push({ ...place, rule: "must be a map of the layer's settings", fix });
        }
        const values = Object.entries(settings ?? {}).map(([name, value]) => [name, asText(value)] as const);
        return [key, { project: `${project}:${key}`, values: Object.fromEntries(values) }] as const;
    });
    if (problems.length > 0) throw new ProblemsError("stack configuration", problems);
    return Object.fromEntries(found);
}

/** `undefined` where a value is no map. Pulumi hands maps over as JSON. */
function asMap(text: string): object | undefined {
    try {
        const parsed: unknown = JSON.parse(text);
        return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? parsed : undefined;
    } catch {
        return undefined;
    }
}

function asText(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}
