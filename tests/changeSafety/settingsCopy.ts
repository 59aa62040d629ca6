import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parse, stringify } from "yaml";
import type { Edit, Settings } from "./edit.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");

/** A folder that programs take for a repository, with this one's settings to change. */
export class SettingsCopy {
    readonly root: string;

    constructor() {
        this.root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-settings-")));
        cpSync(path.join(REPOSITORY, "environments"), path.join(this.root, "environments"), { recursive: true });
        writeFileSync(path.join(this.root, "package.json"), "{}\n");
    }

    /** Rewrites a file of an environment: `network` for `network.yaml`. */
    edit(environment: string, file: string, edit: Edit): void {
        editSettings(this.root, environment, file, edit);
    }

    /** Puts a file back as it is in the repository. */
    reset(environment: string, file: string): void {
        resetSettings(this.root, environment, file);
    }

    remove(): void {
        rmSync(this.root, { recursive: true, force: true });
    }
}

/** Rewrites a file of an environment's settings below a repository's root. Comments are lost. */
export function editSettings(root: string, environment: string, file: string, edit: Edit): void {
    const name = path.join(root, "environments", environment, `${file}.yaml`);
    const settings = parse(readFileSync(name, "utf8")) as Settings;
    edit(settings);
    writeFileSync(name, stringify(settings));
}

/** Puts a file of an environment below a repository's root back as it is in this one. */
export function resetSettings(root: string, environment: string, file: string): void {
    const name = path.join("environments", environment, `${file}.yaml`);
    cpSync(path.join(REPOSITORY, name), path.join(root, name));
}
