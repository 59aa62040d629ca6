import { isAbsolute, join, relative, resolve, sep } from "node:path";
import { mapSpecial, PlanArchive, PlanAsset, type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import type { Project } from "./project.ts";

/**
 * Writes paths of assets inside the project as `<project>/…`, so that a plan is the same on every machine. A relative
 * path is one from the program's folder. What lies outside of the project keeps the path the program gave it.
 */
export function withProjectPaths(values: PlanObject, project: Project): PlanObject {
    return withPaths(values, (path) => projectPath(path, project)) as PlanObject;
}

function withPaths(value: PlanValue, rename: (path: string) => string): PlanValue {
    return mapSpecial(value, (special) => {
        if (special instanceof Secret) return new Secret(withPaths(special.value, rename));
        if (!(special instanceof PlanAsset || special instanceof PlanArchive)) return special;
        const { source, hash } = special;
        if ("path" in source) {
            const renamed = { path: rename(source.path) };
            return special instanceof PlanAsset ? new PlanAsset(renamed, hash) : new PlanArchive(renamed, hash);
        }
        if (!("assets" in source)) return special;
        const assets = Object.entries(source.assets).map(
            ([name, asset]) => [name, withPaths(asset, rename) as PlanAsset | PlanArchive] as const,
        );
        return new PlanArchive({ assets: Object.fromEntries(assets) }, hash);
    });
}

function projectPath(path: string, { directory, programDirectory }: Project): string {
    const inside = relative(directory, resolve(programDirectory, path));
    if (inside === ".." || inside.startsWith(`..${sep}`) || isAbsolute(inside)) return path;
    return join("<project>", inside).split(sep).join("/");
}
