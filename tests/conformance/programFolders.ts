import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";

const PROGRAMS = path.join(import.meta.dirname, "testdata/programs");
const MODULES = path.resolve(import.meta.dirname, "../../node_modules");

/** The project and the stack that every program is run as: URNs in recordings carry them. */
export const PROJECT = "conformance";
export const STACK = "dev";

/** All programs, as `topic/name`. */
export function programNames(): string[] {
    return folders(PROGRAMS).flatMap((topic) => folders(path.join(PROGRAMS, topic)).map((name) => `${topic}/${name}`));
}

/** Copies a program into a folder of its own, as a project with this repository's packages. @returns that folder */
export function copyProgram(name: string, root: string): string {
    const directory = path.join(root, name);
    mkdirSync(path.dirname(directory), { recursive: true });
    cpSync(path.join(PROGRAMS, name), directory, { recursive: true });
    // JSON is YAML. A program that says nothing runs as it stands, without ts-node.
    const defaults = {
        "Pulumi.yaml": { name: PROJECT, main: "index.js", runtime: { name: "nodejs", options: { typescript: false } } },
        "package.json": { name: PROJECT, type: "module" },
    };
    for (const [file, content] of Object.entries(defaults)) {
        const target = path.join(directory, file);
        if (!existsSync(target)) writeFileSync(target, JSON.stringify(content));
    }
    symlinkSync(MODULES, path.join(directory, "node_modules"));
    return directory;
}

/** A hash over everything a program consists of: a recorded result of another program says nothing. */
export function programHash(name: string): string {
    const hash = createHash("sha256");
    const add = (folder: string): void => {
        const entries = readdirSync(folder, { withFileTypes: true });
        for (const entry of entries.sort((one, other) => (one.name < other.name ? -1 : 1))) {
            const file = path.join(folder, entry.name);
            if (entry.isDirectory()) add(file);
            else
                hash.update(`${path.relative(PROGRAMS, file)}\0`)
                    .update(readFileSync(file))
                    .update("\0");
        }
    };
    add(path.join(PROGRAMS, name));
    return hash.digest("hex").slice(0, 16);
}

function folders(directory: string): string[] {
    return readdirSync(directory, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
}
