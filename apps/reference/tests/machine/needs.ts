import { accessSync, constants } from "node:fs";
import path from "node:path";

/** What runs the real servers that the service is tested with. */
const PROGRAMS = ["initdb", "postgres", "pg_ctl", "openssl"];
/** One of these speaks the protocol. */
const CACHES = ["valkey-server", "redis-server"];

/** The folders that PostgreSQL's packages leave out of PATH. */
const FOLDERS = [18, 17, 16, 15].map((version) => `/usr/lib/postgresql/${version}/bin`);

/** Where a program is. */
export function findProgram(name: string): string | undefined {
    return [...(process.env["PATH"] ?? "").split(path.delimiter), ...FOLDERS]
        .map((folder) => path.join(folder, name))
        .find((file) => {
            try {
                accessSync(file, constants.X_OK);
                return true;
            } catch {
                return false;
            }
        });
}

export function program(name: string): string {
    const found = findProgram(name);
    if (!found) throw new Error(`${name} is not on PATH`);
    return found;
}

export function cacheProgram(): string | undefined {
    return CACHES.find((name) => findProgram(name) !== undefined);
}

/** Skips the tests of a suite where a program is missing, naming it. Call it first in a `describe`. */
export function needsServers(): void {
    before("needs PostgreSQL, Valkey or Redis, and openssl", function () {
        const missing = PROGRAMS.filter((name) => findProgram(name) === undefined);
        if (!cacheProgram()) missing.push(CACHES.join(" or "));
        if (missing.length === 0) return;
        console.error(`skipped: ${missing.join(", ")} not on PATH, so the service cannot be run against real servers`);
        this.skip();
    });
}
