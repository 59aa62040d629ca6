import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { UserError } from "@plinth/core/errors";
import { folderOf, WRITTEN } from "./derive.ts";

/** Writes the settings of a review where programs look for them. @throws UserError where a person has put something there. */
export function writeSettings(root: string, number: number, files: Readonly<Record<string, string>>): void {
    const folder = join(root, folderOf(number));
    if (existsSync(folder) && !isOurs(folder)) {
        throw new UserError(
            `${folderOf(number)} exists, and plinth review has not written it. Fix: give that environment another name: review-pr-<number> is for pull requests`,
        );
    }
    removeSettings(root, number);
    mkdirSync(folder, { recursive: true });
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
}

/** Removes what {@link writeSettings} has written; nothing else. */
export function removeSettings(root: string, number: number): void {
    const folder = join(root, folderOf(number));
    if (isOurs(folder)) rmSync(folder, { recursive: true });
}

function isOurs(folder: string): boolean {
    const file = join(folder, "environment.yaml");
    return existsSync(file) && readFileSync(file, "utf8").startsWith(WRITTEN);
}
