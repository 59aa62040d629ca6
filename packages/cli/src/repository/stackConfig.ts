import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { type CheckOptions, type Overrides, suggestion } from "@plinth/core/settings";
import { parse } from "yaml";
import { ENVIRONMENT_PROJECT, type RepositoryLayer, STACKS } from "./layers.ts";

/** Stack configuration that wins over the settings files, and what is wrong with it. */
export interface StackConfig {
    readonly overrides: NonNullable<CheckOptions["overrides"]>;
    readonly problems: readonly Problem[];
}

/**
 * Reads what `pulumi config set` left for an environment: `Pulumi.<environment>.yaml` beside each layer's project, or
 * beside the root's in layout `single`, where each layer's settings stand under its name.
 */
export function readStackConfig(
    repository: string,
    environment: string,
    layout: unknown,
    layers: readonly RepositoryLayer[],
): StackConfig {
    return layout === "single" ? readRoot(repository, environment, layers) : readEach(repository, environment, layers);
}

function readEach(repository: string, environment: string, layers: readonly RepositoryLayer[]): StackConfig {
    const problems: Problem[] = [];
    const overrides: Record<string, { project: string; values: Overrides }> = {};
    for (const { name, project } of layers) {
        const file = `${STACKS}/${name}/Pulumi.${environment}.yaml`;
        const config = readConfig(repository, file, project, problems);
        const values = Object.fromEntries(Object.entries(config).map(([key, value]) => [key, asText(value)]));
        if (Object.keys(values).length > 0) overrides[name] = { project, values };
    }
    return { overrides, problems };
}

function readRoot(repository: string, environment: string, layers: readonly RepositoryLayer[]): StackConfig {
    const problems: Problem[] = [];
    const overrides: Record<string, { project: string; values: Overrides }> = {};
    const file = `Pulumi.${environment}.yaml`;
    const known = layers.map(({ name }) => name);
    for (const [name, given] of Object.entries(readConfig(repository, file, ENVIRONMENT_PROJECT, problems))) {
        const project = `${ENVIRONMENT_PROJECT}:${name}`;
        const place = { file: `${file}: config ${project}`, path: "", value: given };
        const values = typeof given === "string" ? parseMap(given) : given;
        if (!known.includes(name)) {
            problems.push({ ...place, rule: "must be the name of a layer", fix: suggestion(name, known) });
        } else if (!isMap(values)) {
            const fix = `pulumi config rm ${name}, then pulumi config set --path ${name}.<setting> <value>`;
            problems.push({ ...place, rule: "must be a map of the layer's settings", fix });
        } else {
            const text = Object.fromEntries(Object.entries(values).map(([key, value]) => [key, asText(value)]));
            overrides[name] = { project, values: text };
        }
    }
    return { overrides, problems };
}

/** The configuration of one project in a stack's file, by key without the project's name. */
function readConfig(repository: string, file: string, project: string, problems: Problem[]): Record<string, unknown> {
    if (!existsSync(join(repository, file))) return {};
    let content: unknown;
    try {
        content = parse(readFileSync(join(repository, file), "utf8"));
    } catch (error) {
        const said = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
        problems.push({ file, path: "", rule: `is not valid YAML: ${said}`, fix: "correct the line" });
        return {};
    }
    const config = isMap(content) && isMap(content["config"]) ? content["config"] : {};
    const own: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(config)) {
        if (!key.startsWith(`${project}:`)) continue;
        if (holdsSecret(value)) problems.push(secretProblem(file, key));
        else own[key.slice(project.length + 1)] = value;
    }
    return own;
}

function secretProblem(file: string, key: string): Problem {
    return {
        file: `${file}: config ${key}`,
        path: "",
        rule: "must not be a secret: settings are plain data that previews and reports may show",
        fix: `pulumi config rm ${key}; passwords are managed by AWS Secrets Manager, credentials by OIDC or ESC`,
    };
}

/** The CLI writes an encrypted value as `secure: <ciphertext>`, at any depth. */
function holdsSecret(value: unknown): boolean {
    if (Array.isArray(value)) return value.some(holdsSecret);
    if (!isMap(value)) return false;
    const keys = Object.keys(value);
    if (keys.length === 1 && keys[0] === "secure" && typeof value["secure"] === "string") return true;
    return Object.values(value).some(holdsSecret);
}

/** Pulumi hands configuration to programs as text, objects as JSON. */
function asText(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

function parseMap(text: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        return undefined;
    }
}

function isMap(value: unknown): value is Record<string, unknown> {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
