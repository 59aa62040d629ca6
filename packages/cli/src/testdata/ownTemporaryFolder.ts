import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A folder for the temporary files of one test alone: what other processes leave is not its own. */
export class OwnTemporaryFolder {
    readonly #folder = mkdtempSync(join(tmpdir(), "plinth-temporary-"));
    readonly #before = process.env["TMPDIR"];

    constructor() {
        process.env["TMPDIR"] = this.#folder;
    }

    /** Takes it away. @returns names of what was left in it, that begin so. */
    remove(prefix: string): string[] {
        if (this.#before === undefined) delete process.env["TMPDIR"];
        else process.env["TMPDIR"] = this.#before;
        const left = readdirSync(this.#folder).filter((name) => name.startsWith(prefix));
        rmSync(this.#folder, { recursive: true, force: true });
        return left;
    }
}
