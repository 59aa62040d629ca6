import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parse } from "yaml";
import { isRecord } from "./objects.ts";
import type { ManifestProblem } from "./problem.ts";

/** The files of a folder that may hold manifests, by the names to call them, and the folders in it that hold none as they stand. */
export interface FolderFiles {
    readonly files: readonly string[];
    readonly problems: readonly ManifestProblem[];
}

const MANIFEST = /\.(ya?ml|json)$/i;
const KUSTOMIZATIONS = ["kustomization.yaml", "kustomization.yml", "Kustomization"];
/** What a kustomization may say without changing the files beside it. */
const UNCHANGING = new Set(["apiVersion", "kind", "metadata", "resources"]);

/**
 * Looks for manifests in a folder and below it, in the order of their names. Hidden folders and `node_modules` are no part of
 * what is deployed. A chart's templates and a kustomization's patches are not what a cluster gets, so those are not read.
 */
export function filesBelow(folder: string, cwd: string): FolderFiles {
    const files: string[] = [];
    const problems: ManifestProblem[] = [];
    walk(folder, new Set());
    return { files, problems };

    function walk(here: string, above: ReadonlySet<string>): void {
        const absolute = resolve(cwd, here);
        const real = realpathSync(absolute);
        if (above.has(real)) return;
        const problem = unrendered(here, absolute);
        if (problem !== undefined) {
            problems.push(problem);
            return;
        }
        const names = readdirSync(absolute).sort();
        for (const name of names.filter((each) => !each.startsWith(".") && each !== "node_modules")) {
            const path = join(here, name);
            const found = statSync(join(absolute, name), { throwIfNoEntry: false });
            if (found?.isDirectory() === true) walk(path, new Set([...above, real]));
            else if (found?.isFile() === true && MANIFEST.test(name)) files.push(path);
        }
    }
}

function unrendered(folder: string, absolute: string): ManifestProblem | undefined {
    if (existsSync(join(absolute, "Chart.yaml"))) {
        return { file: folder, what: "is a Helm chart, whose templates are not rendered", fix: renderChart(folder) };
    }
    const file = KUSTOMIZATIONS.map((name) => join(absolute, name)).find((path) => existsSync(path));
    if (file === undefined || !changes(readFileSync(file, "utf8"))) return undefined;
    return {
        file: folder,
        what: "is a folder of Kustomize, which changes what its files say",
        fix: `kustomize build ${folder} | npx plinth check -`,
    };
}

function renderChart(folder: string): string {
    return `helm template <release> ${folder} | npx plinth check -`;
}

function changes(text: string): boolean {
    try {
        const read: unknown = parse(text, { logLevel: "error" });
        return !isRecord(read) || Object.keys(read).some((key) => !UNCHANGING.has(key));
    } catch {
        return true;
    }
}

/** What to do about a template that is not rendered: of the chart it belongs to, where there is one around it. */
export function renderTemplate(file: string, cwd: string): string {
    const absolute = resolve(cwd, file);
    for (let here = dirname(absolute); here !== dirname(here); here = dirname(here)) {
        if (existsSync(join(here, "Chart.yaml"))) return renderChart(below(cwd, here));
    }
    return "render it first, for example: helm template <release> <chart> | npx plinth check -";
}

function below(cwd: string, folder: string): string {
    return folder === cwd ? "." : folder.startsWith(`${cwd}/`) ? folder.slice(cwd.length + 1) : folder;
}
