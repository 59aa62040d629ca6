import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { type JournalEntry, readJournal } from "@plinth/deployer";

export interface ReadJournals {
    readonly entries: readonly JournalEntry[];
    /** Lines that could not be read. */
    readonly skipped: number;
    readonly files: number;
}

/** Reads every `*.jsonl` below folders: pipelines keep a run's journal as an artifact, each in a folder of its own. */
export function readJournals(folders: readonly string[]): ReadJournals {
    const files = folders.flatMap(journalsBelow);
    const read = files.map((file) => readJournal(readFileSync(file, "utf8")));
    return {
        entries: read.flatMap(({ entries }) => entries),
        skipped: read.reduce((sum, { skipped }) => sum + skipped, 0),
        files: files.length,
    };
}

function journalsBelow(folder: string): string[] {
    try {
        return readdirSync(folder, { withFileTypes: true, recursive: true })
            .filter((entry) => entry.isFile() && entry.name.endsWith(".jsonl"))
            .map((entry) => join(entry.parentPath, entry.name))
            .sort();
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
        if ((error as NodeJS.ErrnoException).code === "ENOTDIR") {
            throw new UserError(`--journal ${folder} is no folder. Fix: name the folder that it is in`);
        }
        throw error;
    }
}
