import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { PlanArchive, PlanAsset } from "@plinth/plan";
import type { HashAsset } from "./fromWire.ts";
import { hashArchive } from "./hashArchive.ts";

/**
 * Hashes assets and archives as the engine does at registration: SHA-256 over the content. Paths are relative to the
 * program's folder. What would have to be fetched from a network stays without a hash.
 *
 * @throws Error when a file is missing, in the words of the real engine.
 */
export function assetHasher(directory: string): HashAsset {
    return (asset, key) => {
        if (asset.hash !== undefined) return asset;
        const kind = asset instanceof PlanAsset ? "asset" : "archive";
        try {
            return asset instanceof PlanAsset
                ? new PlanAsset(asset.source, hashAsset(asset, directory))
                : new PlanArchive(asset.source, hashArchive(asset, directory));
        } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            throw new Error(`failed to compute ${kind} hash for ${JSON.stringify(key)}: ${why}`, { cause: error });
        }
    };
}

function hashAsset({ source }: PlanAsset, directory: string): string | undefined {
    if ("uri" in source) return undefined;
    if ("text" in source) return createHash("sha256").update(source.text).digest("hex");
    const path = resolve(directory, source.path);
    if (!existsSync(path))
        throw new Error(`failed to open asset file '${path}': open ${path}: no such file or directory`);
    return createHash("sha256").update(readFileSync(path)).digest("hex");
}
