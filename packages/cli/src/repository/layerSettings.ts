import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { UserError } from "@plinth/core/errors";
import type { LayerSettings } from "@plinth/core/settings";
import { type RepositoryLayer, STACKS } from "./layers.ts";

/** Loads the settings schemas of layers. They import no Pulumi SDK, so this takes milliseconds where a program takes a second. */
export async function loadLayerSettings(
    layers: readonly Pick<RepositoryLayer, "name" | "directory">[],
): Promise<LayerSettings[]> {
    return Promise.all(layers.map(loadOne));
}

async function loadOne({ name, directory }: Pick<RepositoryLayer, "name" | "directory">): Promise<LayerSettings> {
    const file = `${STACKS}/${name}/settings.ts`;
    let loaded: { settings?: LayerSettings };
    try {
        loaded = (await import(pathToFileURL(join(directory, "settings.ts")).href)) as typeof loaded;
    } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        // A pull that brings a new package leaves the installation behind.
        const fix = /^Cannot find package/.test(why) ? ". Fix: npm install" : "";
        throw new UserError(`${file}: cannot be loaded: ${why}${fix}`);
    }
    if (loaded.settings?.layer !== name) {
        throw new UserError(
            `${file}: must export "settings" made with defineSettings({ layer: ${JSON.stringify(name)}, … }). Fix: export it under this name`,
        );
    }
    return loaded.settings;
}
