import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { readEnvironmentFile } from "./environmentFile.ts";
import { projectFolder, WHOLE_ENVIRONMENT } from "./layer.ts";

/**
 * Everything a layer is told in one environment, as text that changes exactly when one of the values does: neither a
 * comment nor the order of keys counts.
 *
 * @param date the day, as `2026-11-21`: exemptions and dated facts expire, so no verdict outlives its day
 */
export function effectiveSettings(root: string, layer: string, environment: string, date: string): string {
    const files = settingsFiles(root, layer, environment).sort();
    const settings = Object.fromEntries(files.map((file) => [file, readValues(join(root, file))]));
    return `${JSON.stringify(sortKeys({ layer, environment, date, settings }), null, 2)}\n`;
}

function settingsFiles(root: string, layer: string, environment: string): string[] {
    const folder = join("environments", environment);
    const all = yamlFiles(join(root, folder)).map((name) => join(folder, name));
    const own = all.filter((file) => [join(folder, "environment.yaml"), join(folder, `${layer}.yaml`)].includes(file));
    const adopting = yamlFiles(join(root, folder, "adopt"))
        .filter((name) => layer === WHOLE_ENVIRONMENT || name === `${layer}.yaml`)
        .map((name) => join(folder, "adopt", name));
    return [
        ...(layer === WHOLE_ENVIRONMENT ? all : own),
        ...adopting,
        ...[join(projectFolder(layer), `Pulumi.${environment}.yaml`)].filter((file) => existsSync(join(root, file))),
        ...otherEnvironments(root, environment, folder),
    ];
}

/** Settings of the layers that this environment takes from another one (`upstream: { account: shared }`). */
function otherEnvironments(root: string, environment: string, folder: string): string[] {
    const { upstream } = readEnvironmentFile(root, environment);
    if (typeof upstream !== "object" || upstream === null) return [];
    return Object.entries(upstream)
        .filter((entry): entry is [string, string] => typeof entry[1] === "string")
        .flatMap(([layer, other]) => ["environment", layer].map((name) => join(folder, "..", other, `${name}.yaml`)))
        .filter((file) => existsSync(join(root, file)));
}

function yamlFiles(folder: string): string[] {
    return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith(".yaml")) : [];
}

/** The values of a file, or its text when it is not YAML: the preview then says what is wrong with it. */
function readValues(file: string): unknown {
    const text = readFileSync(file, "utf8");
    try {
        return parse(text);
    } catch {
        return { unreadable: text };
    }
}

function sortKeys(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(sortKeys);
    if (typeof value !== "object" || value === null) return value;
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return Object.fromEntries(entries.map(([key, inner]) => [key, sortKeys(inner)]));
}
