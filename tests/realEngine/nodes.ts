import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";

/** A Node on this machine. */
export interface InstalledNode {
    readonly version: string;
    /** The folder to put on PATH. */
    readonly folder: string;
}

/** Every Node on PATH and in the usual places, each version once. */
export function installedNodes(): InstalledNode[] {
    const folders = [
        ...(process.env.PATH ?? "").split(path.delimiter),
        "/usr/local/bin",
        "/usr/bin",
        "/opt/homebrew/bin",
    ];
    const found = new Map<string, InstalledNode>();
    for (const folder of new Set(folders)) {
        const file = path.join(folder, "node");
        if (!existsSync(file)) continue;
        const { stdout, status } = spawnSync(file, ["--version"], { encoding: "utf8" });
        const version = stdout.trim().replace(/^v/, "");
        if (status === 0 && !found.has(version)) found.set(version, { version, folder });
    }
    return [...found.values()];
}
