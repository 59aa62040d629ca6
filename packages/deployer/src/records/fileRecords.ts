import { appendFileSync, mkdirSync } from "node:fs";
import { open, rename } from "node:fs/promises";
import { join } from "node:path";
import type { JournalEntry, JournalPort } from "../journal/entry.ts";
import type { StackAddress } from "../ports/engine.ts";
import type { CheckpointPort, LogPort } from "../ports/records.ts";

/** For the owner alone: states name everything there is, and hold secrets in ciphertext. */
const PRIVATE_FOLDER = 0o700;
const PRIVATE_FILE = 0o600;

/**
 * Journal, checkpoints and logs of an environment in a folder: `journal.jsonl`, `checkpoints/<project>.<stack>.<time>.json`,
 * and `logs/` with the same names.
 */
export class FileRecords implements JournalPort, CheckpointPort, LogPort {
    readonly place: string;
    readonly #folder: string;

    /** @param folder of the environment; made where it is missing. */
    constructor(folder: string) {
        this.#folder = folder;
        this.place = join(folder, "journal.jsonl");
        mkdirSync(join(folder, "checkpoints"), { recursive: true, mode: PRIVATE_FOLDER });
    }

    /** One line, kept before this returns: the process may end at any moment. */
    write(entry: JournalEntry): void {
        appendFileSync(this.place, `${JSON.stringify(entry)}\n`, { mode: PRIVATE_FILE });
    }

    async keep(stack: StackAddress, checkpoint: unknown, at: Date): Promise<string> {
        return await this.#writeWhole("checkpoints", stack, checkpoint, at);
    }

    async keepLog(stack: StackAddress, log: unknown, at: Date): Promise<string> {
        mkdirSync(join(this.#folder, "logs"), { recursive: true, mode: PRIVATE_FOLDER });
        return await this.#writeWhole("logs", stack, log, at);
    }

    async #writeWhole(folder: string, { project, stack }: StackAddress, content: unknown, at: Date): Promise<string> {
        const time = at.toISOString().replaceAll(/[:.]/g, "-");
        const path = join(this.#folder, folder, `${project}.${stack}.${time}.json`);
        // Whole or not at all: half a state would be taken for one.
        const file = await open(`${path}.part`, "w", PRIVATE_FILE);
        try {
            await file.writeFile(JSON.stringify(content, undefined, 2));
            await file.sync();
        } finally {
            await file.close();
        }
        await rename(`${path}.part`, path);
        return path;
    }
}
