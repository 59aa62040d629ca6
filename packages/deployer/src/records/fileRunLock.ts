import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { RunLockPort, RunOwner } from "../ports/records.ts";

/**
 * A file that says who is at work in an environment. One whose process is gone from this machine is taken over: it was
 * killed, and cannot come back.
 */
export class FileRunLock implements RunLockPort {
    readonly #folder: string;
    readonly #runs: (pid: number) => boolean;

    constructor(folder: string, runs: (pid: number) => boolean = isRunning) {
        this.#folder = folder;
        this.#runs = runs;
    }

    async acquire(environment: string, owner: RunOwner): ReturnType<RunLockPort["acquire"]> {
        mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
        const file = join(this.#folder, `${environment}.lock`);
        for (let tries = 0; tries < 2; tries += 1) {
            try {
                writeFileSync(file, JSON.stringify(owner), { flag: "wx", mode: 0o600 });
                return { release: async () => rmSync(file, { force: true }) };
            } catch (error) {
                if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
            }
            const heldBy = readOwner(file);
            if (heldBy !== undefined && (heldBy.host !== owner.host || this.#runs(heldBy.pid))) return { heldBy };
            rmSync(file, { force: true });
        }
        throw new Error(`${file} comes back as soon as it is removed. Fix: end the other run, then remove the file`);
    }
}

/** `undefined` for a file that was cut off while it was written. */
function readOwner(file: string): RunOwner | undefined {
    try {
        return JSON.parse(readFileSync(file, "utf8")) as RunOwner;
    } catch {
        return undefined;
    }
}

/** Whether a process runs on this machine; one of another user does, too. */
export function isRunning(pid: number): boolean {
    try {
        process.kill(pid, 0);
        return true;
    } catch (error) {
        return (error as NodeJS.ErrnoException).code === "EPERM";
    }
}
