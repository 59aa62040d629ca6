import {
    appendFileSync,
    chmodSync,
    existsSync,
    mkdirSync,
    readdirSync,
    readFileSync,
    rmSync,
    writeFileSync,
} from "node:fs";
import { isAbsolute, join } from "node:path";
import { git } from "../compare/git.ts";
import type { Files } from "./ports.ts";

/** Files of a repository on this disk. */
export function repositoryFiles(root: string): Files {
    const at = (path: string): string => (isAbsolute(path) ? path : join(root, path));
    return {
        read: (file) => (existsSync(at(file)) ? readFileSync(at(file), "utf8") : undefined),
        writePrivate: (file, text) => writeFileSync(at(file), text, { mode: 0o600 }),
        append: (file, text) => {
            const before = readFileSync(at(file), "utf8");
            appendFileSync(at(file), before.endsWith("\n") ? text : `\n${text}`);
        },
        makePrivateFolder: (folder) => {
            mkdirSync(at(folder), { recursive: true, mode: 0o700 });
            chmodSync(at(folder), 0o700);
        },
        remove: (path) => rmSync(at(path), { recursive: true, force: true }),
        list: (folder) => (existsSync(at(folder)) ? readdirSync(at(folder)).sort() : []),
        uncommitted: async (files) => {
            const there = files.filter((file) => existsSync(at(file)));
            const status = await git(root, ["status", "--porcelain=v1", "--untracked-files=all", "--", ...there]);
            if (status.code !== 0) return undefined;
            return status.out
                .split("\n")
                .filter(Boolean)
                .map((line) => line.slice(3));
        },
    };
}
