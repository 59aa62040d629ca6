import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { WHOLE_ENVIRONMENT } from "./layer.ts";

/** What the targets need to know of an environment. Checking it is the preview's business, with words for every mistake. */
export interface EnvironmentFile {
    readonly layout?: unknown;
    readonly layers?: unknown;
    readonly upstream?: unknown;
}

/** Reads `environment.yaml`; an empty object when it cannot be read, so that the preview reports why. */
export function readEnvironmentFile(root: string, environment: string): EnvironmentFile {
    const file = join(root, "environments", environment, "environment.yaml");
    if (!existsSync(file)) return {};
    try {
        return (parse(readFileSync(file, "utf8")) as EnvironmentFile | null) ?? {};
    } catch {
        return {};
    }
}

/**
 * Why a layer's program is not the one that makes this environment; undefined when it is. Nx runs a target for every
 * project, but a layered environment consists of its layers, and a single one of the root project.
 */
export function whyNotHere(layer: string, environment: string, file: EnvironmentFile): string | undefined {
    const whole = layer === WHOLE_ENVIRONMENT;
    if (file.layout === "single" && !whole) return `${environment} is one stack: it belongs to plinth-environment`;
    if (file.layout === "layered" && whole) return `${environment} is layered: it belongs to its layers`;
    if (!whole && Array.isArray(file.layers) && !file.layers.includes(layer))
        return `${environment} has no layer ${layer}`;
    return undefined;
}
