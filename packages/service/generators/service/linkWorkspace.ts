import { existsSync, lstatSync, symlinkSync, unlinkSync } from "node:fs";
import { join } from "node:path";

/** Links a package of the workspace, as npm install does: until then nothing finds it. */
export function linkWorkspace(root: string, name: string, folder: string): void {
    const modules = join(root, "node_modules");
    if (!existsSync(modules)) return;
    const link = join(modules, name);
    // One that leads nowhere is of a service that was deleted.
    if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() === true) unlinkSync(link);
    // Windows asks for no rights where the link is a junction, which has to be absolute.
    if (process.platform === "win32") symlinkSync(join(root, folder), link, "junction");
    else symlinkSync(`../${folder}`, link);
}
