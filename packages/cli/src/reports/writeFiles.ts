import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { UserError } from "@plinth/core/errors";
import { extensions, type Format } from "./formats.ts";

export interface FilesToWrite {
    /** As the person named it. */
    readonly folder: string;
    readonly cwd: string;
    /** Of the files, without their ending. */
    readonly name: string;
    readonly formats: readonly Format[];
    readonly render: (format: Format) => string;
}

/**
 * Writes a file per format.
 *
 * @returns their names, as the folder was named.
 * @throws UserError where the folder cannot be written.
 */
export function writeFiles({ folder, cwd, name, formats, render }: FilesToWrite): string[] {
    const contents = formats.map((format) => [join(folder, `${name}.${extensions[format]}`), render(format)] as const);
    try {
        mkdirSync(resolve(cwd, folder), { recursive: true });
        for (const [file, content] of contents) writeFileSync(resolve(cwd, file), content);
    } catch (error) {
        throw new UserError(
            `--out ${folder}: cannot be written: ${error instanceof Error ? error.message : String(error)}. Fix: name a folder you may write to`,
        );
    }
    return contents.map(([file]) => file);
}
