import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Deployment, deploymentsOf, type JournalEntry, mergedDeployments } from "@plinth/deployer";
import { readTags } from "./tags.ts";

/** What is known of an environment's past. */
export interface History {
    /** Of the journal here; empty on a machine that keeps none. */
    readonly entries: readonly JournalEntry[];
    /** Verified ones that the journal or tags tell of, the oldest first. */
    readonly deployments: readonly Deployment[];
}

/** Reads the journal and the tags of an environment. */
export async function readHistory(root: string, folder: string, environment: string): Promise<History> {
    const entries = readEntries(join(folder, "journal.jsonl"));
    return { entries, deployments: mergedDeployments(deploymentsOf(entries), await readTags(root, environment)) };
}

/** Lines of a journal; one that a killed process has cut off is no line. */
function readEntries(file: string): JournalEntry[] {
    if (!existsSync(file)) return [];
    return readFileSync(file, "utf8")
        .split("\n")
        .flatMap((line) => {
            try {
                return line === "" ? [] : [JSON.parse(line) as JournalEntry];
            } catch {
                return [];
            }
        });
}
