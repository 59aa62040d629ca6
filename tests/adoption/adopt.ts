import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type Ended, run } from "../realEngine/cli.ts";

const REPOSITORY = path.resolve(import.meta.dirname, "../..");

/** A child as `plinth adopt --list --format json` gives it. */
export interface Listed {
    readonly child: string;
    readonly type: string;
    readonly id: string;
    readonly possible: string;
}

/** A property as `plinth adopt --format json` gives it. */
export interface Reported {
    readonly path: string;
    readonly found?: unknown;
    readonly component?: unknown;
    readonly effect: string;
    readonly decidedBy: { readonly kind: string; readonly setting?: string; readonly place?: string };
    readonly matching?: string;
}

export interface Report {
    readonly adopted: readonly {
        readonly child: string;
        readonly verdict: string;
        readonly holds?: string;
        readonly properties: readonly Reported[];
        readonly kept: readonly string[];
        readonly keptForGood: readonly string[];
    }[];
    readonly created: readonly { readonly child: string }[];
    readonly warnings: readonly string[];
    readonly summary: Readonly<Record<string, number>>;
}

/** What an adoption file says of one child. */
export type Entry = string | { id: string; found?: Record<string, unknown>; keep?: string[] };

/** `plinth adopt` in a repository, with its files in a temporary folder. */
export class Adoption {
    readonly root: string;
    readonly #folder = mkdtempSync(path.join(tmpdir(), "plinth-adopt-"));

    constructor(root = REPOSITORY) {
        this.root = root;
    }

    async list(layer: string, environment: string): Promise<readonly Listed[]> {
        const { stdout } = await this.succeed(layer, "--environment", environment, "--list", "--format", "json");
        return (JSON.parse(stdout) as { children: Listed[] }).children;
    }

    /** What adopting these would change. */
    async report(layer: string, environment: string, entries: Readonly<Record<string, Entry>>): Promise<Report> {
        const ended = await this.run(
            layer,
            "--environment",
            environment,
            "--ids",
            this.write(entries),
            "--format",
            "json",
        );
        if (ended.code === 1) throw new Error(ended.stderr);
        return JSON.parse(ended.stdout) as Report;
    }

    /** Writes a file of what exists. @returns its path. */
    write(entries: Readonly<Record<string, Entry>>): string {
        const file = path.join(this.#folder, "ids.json");
        writeFileSync(file, JSON.stringify(entries));
        return file;
    }

    async run(...args: readonly string[]): Promise<Ended> {
        const plinth = path.join(this.root, "packages/cli/bin/plinth.js");
        const env = { ...process.env, NO_COLOR: "1" } as Record<string, string>;
        return await run(process.execPath, [plinth, "adopt", ...args], this.root, env);
    }

    async succeed(...args: readonly string[]): Promise<Ended> {
        const ended = await this.run(...args);
        if (ended.code !== 0) throw new Error(ended.stderr);
        return ended;
    }

    remove(): void {
        rmSync(this.#folder, { recursive: true });
    }
}

/** An id of the form that the provider's documentation gives, different for each number. */
export function madeUpId({ id }: Pick<Listed, "id">, number: number): string {
    const example = id.slice(id.indexOf("such as ") + "such as ".length);
    const digits = (16 + number).toString(16).padStart(8, "0");
    if (/^[a-z]+-[0-9a-f]{8,}$/.test(example)) return `${example.slice(0, example.indexOf("-"))}-${digits}`;
    if (/^[0-9a-f]{8}-/.test(example)) return `${digits}${example.slice(8)}`;
    return `${example}${number}`;
}
