import { join } from "node:path";
import { ProblemsError, UserError } from "@plinth/core/errors";
import type { Tree } from "nx/src/devkit-exports.js";
import { copyApplication } from "./application.ts";
import { withLayer } from "./edits/environmentLayers.ts";
import { withListedLayer } from "./edits/layerList.ts";
import { type Manifest, withDependency, withWorkspace, withWorkspaceDependency } from "./edits/packages.ts";
import { withTeam } from "./edits/owners.ts";
import { withRepository } from "./edits/registryFile.ts";
import { linkWorkspace } from "./linkWorkspace.ts";
import { nextSteps } from "./nextSteps.ts";
import { projectOf } from "./names.ts";
import type { ServiceOptions } from "./options.ts";
import { registryFileIn } from "./planEnvironment.ts";
import { planService } from "./planService.ts";
import { layerFiles } from "./sources/layerFiles.ts";
import { settingsSource } from "./sources/settingsSource.ts";

const LAYERS = "stacks/environment/layers.ts";
const LAYERS_PACKAGE = "stacks/environment/package.json";
const OWNERS = "tools/pipelines/model/owners.ts";
const LOCK = "package-lock.json";

/**
 * Makes a service of a team: its layer, registered with the whole environment and the workspace, its settings in each
 * environment that gets it, and its application where one is asked for. It previews at once.
 *
 * @returns what is done once the files are written: the workspace's link, and what to do next.
 * @throws ProblemsError with everything that is in the way, before anything is written.
 */
export async function generateService(tree: Tree, options: ServiceOptions): Promise<() => void> {
    const { plan, problems } = planService(tree, options);
    if (problems.length > 0) throw new ProblemsError(`service ${JSON.stringify(options.name)}`, problems);
    const folder = `stacks/${plan.name}`;
    const files = layerFiles(
        plan,
        plan.environments.find(({ layout }) => layout === "layered"),
    );
    for (const [file, text] of Object.entries(files)) await write(tree, `${folder}/${file}`, text);
    await change(tree, LAYERS, (text) => withListedLayer(text, plan.name));
    await change(tree, LAYERS_PACKAGE, (text) => withDependency(text, projectOf(plan.name)));
    const manifest = JSON.parse(files["package.json"]) as Manifest;
    lock(tree, (text) =>
        withWorkspaceDependency(withWorkspace(text, folder, manifest), "stacks/environment", projectOf(plan.name)),
    );
    for (const environment of plan.environments) {
        const at = `environments/${environment.environment}`;
        tree.write(`${at}/${plan.name}.yaml`, settingsSource(plan, environment));
        const file = `${at}/environment.yaml`;
        await writeAlike(
            tree,
            file,
            changed(tree, file, (text) => withLayer(text, plan.name)),
        );
    }
    const registry = registryFileIn(tree);
    if (registry !== undefined) tree.write(registry, withRepository(tree.read(registry, "utf8") ?? "", plan.name));
    if (tree.exists(OWNERS)) await change(tree, OWNERS, (text) => withTeam(text, plan.owner));
    if (plan.app) copyApplication(tree, plan);
    return () => {
        linkWorkspace(tree.root, projectOf(plan.name), folder);
        if (plan.app) linkWorkspace(tree.root, plan.name, `apps/${plan.name}`);
        process.stderr.write(nextSteps(plan));
    };
}

async function change(tree: Tree, file: string, edit: (text: string) => string): Promise<void> {
    await write(tree, file, changed(tree, file, edit));
}

/** The text of a file after an edit. @throws UserError with the file's name where the edit cannot be made. */
function changed(tree: Tree, file: string, edit: (text: string) => string): string {
    try {
        return edit(tree.read(file, "utf8") ?? "");
    } catch (error) {
        if (error instanceof UserError) throw new UserError(`${file}: ${error.message}`);
        throw error;
    }
}

/** A repository without a lock file, or with one of another tool, has nothing to keep equal. */
function lock(tree: Tree, edit: (text: string) => string): void {
    const text = tree.read(LOCK, "utf8");
    if (text !== null) tree.write(LOCK, edit(text));
}

async function write(tree: Tree, file: string, source: string): Promise<void> {
    tree.write(file, await formatted(tree, file, source));
}

/** Writes what people write: formatted where it was before, and as they have it where it was not. */
async function writeAlike(tree: Tree, file: string, source: string): Promise<void> {
    const before = tree.read(file, "utf8") ?? "";
    tree.write(file, before === (await formatted(tree, file, before)) ? await formatted(tree, file, source) : source);
}

async function formatted(tree: Tree, file: string, source: string): Promise<string> {
    // Loaded here: whoever only lists generators has no use for it.
    const { format, resolveConfig } = await import("prettier");
    const config = await resolveConfig(join(tree.root, file));
    return await format(source, { ...config, filepath: file });
}
