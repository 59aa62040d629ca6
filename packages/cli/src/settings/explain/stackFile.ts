import { existsSync } from "node:fs";
import { join } from "node:path";
import { isWithin, readSettingsFile, type SettingsFile } from "@plinth/core/settings";
import { readEscEnvironment } from "@plinth/engine/esc";
import { ENVIRONMENT_PROJECT, type RepositoryLayer, STACKS } from "../../repository/layers.ts";

/** What the stack configuration of a layer says beside its settings file. */
export interface StackFile {
    /** `file:line` of a configuration key; the key alone where it stands in no file. */
    placeOf(key: string): string;
    /** The place of what ESC is to work out for a setting; `undefined` where it has no say. */
    escPlaceOf(path: string): string | undefined;
    readonly escImports: readonly string[];
}

/** Reads `Pulumi.<environment>.yaml` beside a layer's project, or the root's where the environment is one stack. */
export function readStackFile(root: string, environment: string, layout: string, layer: RepositoryLayer): StackFile {
    const single = layout === "single";
    const file = single ? `Pulumi.${environment}.yaml` : `${STACKS}/${layer.name}/Pulumi.${environment}.yaml`;
    const read = existsSync(join(root, file)) ? readSettingsFile(root, file) : [];
    // A file that cannot be read was refused before anything is explained; an empty one says nothing.
    if (Array.isArray(read)) return { placeOf: (key) => key, escPlaceOf: () => undefined, escImports: [] };
    const project = single ? ENVIRONMENT_PROJECT : layer.project;
    const { values, imports } = readEscEnvironment((read.data as { environment?: unknown }).environment, project);
    const given = single ? nested(values.get(`${project}:${layer.name}`)) : own(values, project);
    return {
        placeOf: (key) => locateConfig(read, key),
        escPlaceOf: (path) =>
            given.some((above) => above === "" || isWithin(path, above))
                ? read.locate(["environment", "values", "pulumiConfig"])
                : undefined,
        escImports: imports,
    };
}

/** `plinth-network:nat`, or `plinth:network:nat` for the setting `nat` below the key `plinth:network`. */
function locateConfig(read: SettingsFile, key: string): string {
    const [project = "", first = "", ...rest] = key.split(":");
    return read.locate(["config", `${project}:${first}`, ...rest]);
}

function own(values: ReadonlyMap<string, string>, project: string): string[] {
    const prefix = `${project}:`;
    return [...values.keys()].filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length));
}

/** The settings in a map of them; all of them where ESC is to work the map out. */
function nested(text: string | undefined): string[] {
    if (text === undefined) return [];
    try {
        return Object.keys(JSON.parse(text) as object);
    } catch {
        return [""];
    }
}
