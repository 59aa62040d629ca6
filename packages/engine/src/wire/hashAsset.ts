import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { PlanArchive, PlanAsset } from "@plinth/plan";
import type { HashAsset } from "./fromWire.ts";

/**
 * Hashes assets as the engine does at registration: SHA-256 over the content. Paths are relative to the program's folder.
 * Archives keep the hash they came with: the engine's is over a packed form that nothing here needs.
 *
 * @throws Error when a file is missing, as a preview by the real engine does.
 */
export function assetHasher(directory: string): HashAsset {
    return (asset) => {
        const { source } = asset;
        const path =
            "path" in source ? (isAbsolute(source.path) ? source.path : resolve(directory, source.path)) : undefined;
        if (path !== undefined && !existsSync(path)) {
            throw new Error(
                `failed to compute asset hash: failed to open asset file '${path}': open ${path}: no such file or directory`,
            );
        }
        if (asset instanceof PlanArchive || asset.hash !== undefined || "uri" in asset.source) return asset;
        const content = "text" in asset.source ? asset.source.text : readFileSync(path ?? asset.source.path);
        return new PlanAsset(asset.source, createHash("sha256").update(content).digest("hex"));
    };
}
