import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { CreateNodes } from "nx/src/devkit-exports.js";
import { layersFromPackages, WHOLE_ENVIRONMENT, type LayerPackage } from "./layer.ts";
import { layerTargets } from "./targets.ts";

export const name = "plinth-layers";

/** Stacks apart from all layers, which the settings know too: `plinth bootstrap` deploys them, no target does. */
export const APART: readonly string[] = ["bootstrap"];

/**
 * Gives every layer its targets, so that none carries boilerplate: a folder of `stacks/` with a `Pulumi.yaml` is a
 * layer, the `Pulumi.yaml` of the root belongs to `stacks/environment`, and each folder of `environments/` with an
 * `environment.yaml` is a configuration.
 */
export const createNodes: CreateNodes = [
    "{Pulumi.yaml,stacks/*/Pulumi.yaml,environments/*/environment.yaml}",
    (files, _options, { workspaceRoot }) => {
        const environments = files
            .filter((file) => basename(file) === "environment.yaml")
            .map((file) => basename(dirname(file)))
            .sort();
        const projects = files
            .filter((file) => basename(file) === "Pulumi.yaml" && !APART.includes(layerFolder(file)))
            .sort();
        const packages = new Map(projects.map((file) => readPackage(workspaceRoot, file)));
        const layers = layersFromPackages(packages);
        return projects.flatMap((file) => {
            const layer = layers.find((one) => one.name === layerFolder(file));
            if (!layer) return [];
            const targets = layerTargets(layer, environments);
            return [[file, { projects: { [`stacks/${layer.name}`]: { name: layer.project, targets } } }] as const];
        });
    },
];

function layerFolder(file: string): string {
    return dirname(file) === "." ? WHOLE_ENVIRONMENT : basename(dirname(file));
}

function readPackage(workspaceRoot: string, file: string): [string, LayerPackage] {
    const folder = layerFolder(file);
    const manifest = join("stacks", folder, "package.json");
    if (!existsSync(join(workspaceRoot, manifest))) {
        throw new Error(`${file} makes a layer, but there is no ${manifest}. Fix: add it, with the layers it needs.`);
    }
    return [folder, JSON.parse(readFileSync(join(workspaceRoot, manifest), "utf8")) as LayerPackage];
}
