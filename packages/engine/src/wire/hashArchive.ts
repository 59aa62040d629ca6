import { createHash, type Hash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix, resolve } from "node:path";
import { type PlanArchive, PlanAsset } from "@plinth/plan";
import { TAR_END, tarEntry } from "./tarStream.ts";

/** Files that are archives already, by their ending (sdk/go/common/resource/archive/archive.go in pulumi/pulumi; engine 3.260). */
const ARCHIVE_FILE = /\.(tar|tgz|tar\.gz|zip|jar)$/;

/** The folder in which Pulumi keeps its own files; it is not part of any archive. */
const BOOKKEEPING = ".pulumi";

/**
 * The engine's hash of an archive: SHA-256 over the file where it is one archive already, else over a tar stream of what it
 * holds. Nothing where that cannot be said without a network, or without unpacking an archive inside of another one.
 *
 * @param directory what relative paths are relative to.
 * @throws Error with the engine's message when a path does not exist, or is neither an archive nor a folder.
 */
export function hashArchive(archive: PlanArchive, directory: string): string | undefined {
    const { source } = archive;
    if ("uri" in source) return undefined;
    const hash = createHash("sha256");
    if ("path" in source && ARCHIVE_FILE.test(source.path)) {
        hash.update(readArchiveFile(resolve(directory, source.path)));
        return hash.digest("hex");
    }
    const seen = new Set<string>();
    for (const entry of entries(archive, directory)) {
        if (entry === undefined) return undefined;
        // Of files that are in it more than once, the first is taken.
        if (!seen.has(entry.name)) add(hash, entry);
        seen.add(entry.name);
    }
    return hash.update(TAR_END).digest("hex");
}

interface Entry {
    readonly name: string;
    readonly read: () => Uint8Array;
}

function add(hash: Hash, { name, read }: Entry): void {
    for (const bytes of tarEntry(name, read())) hash.update(bytes);
}

/** What an archive holds, in the engine's order; `undefined` for what cannot be read here. */
function* entries(archive: PlanArchive, directory: string): Generator<Entry | undefined> {
    const { source } = archive;
    if ("uri" in source) yield undefined;
    else if ("path" in source) yield* pathEntries(resolve(directory, source.path));
    else {
        for (const name of Object.keys(source.assets).sort(byBytes)) {
            const inner = source.assets[name];
            if (inner instanceof PlanAsset) yield assetEntry(name, inner, directory);
            else if (inner !== undefined)
                for (const entry of entries(inner, directory))
                    yield entry === undefined ? undefined : { ...entry, name: posix.join(name, entry.name) };
        }
    }
}

function assetEntry(name: string, { source }: PlanAsset, directory: string): Entry | undefined {
    if ("uri" in source) return undefined;
    if ("text" in source) return { name, read: () => Buffer.from(source.text) };
    return { name, read: () => readFileSync(resolve(directory, source.path)) };
}

function* pathEntries(path: string): Generator<Entry | undefined> {
    if (ARCHIVE_FILE.test(path)) {
        yield undefined;
        return;
    }
    const found = statSync(path, { throwIfNoEntry: false });
    if (found === undefined)
        throw new Error(`couldn't read archive path '${path}': stat ${path}: no such file or directory`);
    if (!found.isDirectory()) throw new Error(`'${path}' is neither a recognized archive type nor a directory`);
    yield* folderEntries(path, "");
}

/** Files below a folder: links are followed to files, and not to folders. */
function* folderEntries(folder: string, prefix: string): Generator<Entry> {
    const found = readdirSync(folder, { withFileTypes: true }).sort((one, other) => byBytes(one.name, other.name));
    for (const entry of found) {
        const path = join(folder, entry.name);
        if (entry.name === BOOKKEEPING) continue;
        if (entry.isDirectory()) yield* folderEntries(path, `${prefix}${entry.name}/`);
        else if (!entry.isSymbolicLink() || !statSync(path).isDirectory())
            yield { name: `${prefix}${entry.name}`, read: () => readFileSync(path) };
    }
}

function readArchiveFile(path: string): Uint8Array {
    try {
        return readFileSync(path);
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
        throw new Error(`open ${path}: no such file or directory`, { cause: error });
    }
}

function byBytes(one: string, other: string): number {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
