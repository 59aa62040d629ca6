import type { Tree } from "nx/src/devkit-exports.js";
import { type Manifest, withWorkspace } from "./edits/packages.ts";
import type { ServicePlan } from "./options.ts";

/** The application that others are copied from. */
export const MODEL = "reference";

const NOT_COPIED: readonly string[] = ["node_modules", "coverage", "dist"];

/**
 * The application's name wherever it stands: its package, its telemetry, the keys that it has in a cache. A lock file has
 * packages of other people, and their names.
 */
function renamed(file: string, text: string, name: string): string {
    if (file === "package-lock.json") return text.replaceAll(`"name": "${MODEL}"`, `"name": "${name}"`);
    return text.replaceAll(new RegExp(`\\b${MODEL}\\b`, "g"), name);
}

/** Copies the reference application under another name, and makes it a package of the workspace. */
export function copyApplication(tree: Tree, { name }: Pick<ServicePlan, "name">): void {
    const [from, to] = [`apps/${MODEL}`, `apps/${name}`];
    for (const file of filesBelow(tree, from)) {
        const content = tree.read(`${from}/${file}`);
        if (content === null) continue;
        // Pictures and archives are no text, and would not survive being read as one.
        if (content.includes(0)) tree.write(`${to}/${file}`, content);
        else tree.write(`${to}/${file}`, renamed(file, content.toString("utf8"), name));
    }
    const lock = tree.read("package-lock.json", "utf8");
    if (lock === null) return;
    const manifest = JSON.parse(tree.read(`${to}/package.json`, "utf8") ?? "{}") as Manifest;
    tree.write("package-lock.json", withWorkspace(lock, to, manifest, from));
}

function filesBelow(tree: Tree, folder: string, below = ""): string[] {
    return tree.children(`${folder}/${below}`).flatMap((name) => {
        if (NOT_COPIED.includes(name)) return [];
        const file = `${below}${name}`;
        return tree.isFile(`${folder}/${file}`) ? [file] : filesBelow(tree, folder, `${file}/`);
    });
}
