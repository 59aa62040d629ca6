import { spawn } from "node:child_process";
import {
    cpSync,
    existsSync,
    mkdirSync,
    mkdtempSync,
    readdirSync,
    readFileSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { canaries, leaksIn, WORD } from "./canaries.ts";
import { encryptedConfig } from "./encrypted.ts";

const repository = join(import.meta.dirname, "../..");
const PLINTH = join(repository, "packages/cli/bin/plinth.js");
const PASSPHRASE = "correct horse";

/** What goes wrong: in the program, in the pack, or from outside. */
export interface Faults {
    readonly fault?: "none" | "throws" | "rejects" | "exits" | "refused" | "hangs" | "settled";
    readonly packFault?: "none" | "throws" | "exits";
    /** Sent once the program has printed nothing more to wait for: after this many milliseconds. */
    readonly signal?: { readonly name: NodeJS.Signals; readonly after: number };
    readonly environment?: Readonly<Record<string, string>>;
}

/** How a run ended, and every word of it. */
export interface Said {
    readonly code: number | null;
    readonly out: string;
    readonly err: string;
    /** Files written anywhere a run may write to, by path. */
    readonly files: ReadonlyMap<string, string>;
}

/** A project full of secrets, in a folder of its own, with a talkative pack. */
export class Secretive {
    readonly root = mkdtempSync(join(tmpdir(), "plinth-secrets-"));
    #runs = 0;

    constructor() {
        symlinkSync(join(repository, "node_modules"), join(this.root, "node_modules"));
        for (const folder of ["program", "chatter"])
            cpSync(join(import.meta.dirname, "testdata", folder), join(this.root, folder), { recursive: true });
        writeFileSync(
            join(this.root, "program/Pulumi.test.yaml"),
            encryptedConfig("secretive:token", `${WORD}-config`, PASSPHRASE),
        );
        writeFileSync(
            join(this.root, "answers.json"),
            JSON.stringify({
                invokes: [{ tok: "test:index:find", result: { password: { $secret: `${WORD}-answered` } } }],
                stackOutputs: {
                    "organization/upstream/test": {
                        password: { secret: `${WORD}-upstream` },
                        nested: { token: { $secret: `${WORD}-upstreamNested` } },
                    },
                },
            }),
        );
    }

    /** Runs `plinth` in the folder, with fresh folders for everything it may write. */
    async run(
        argv: readonly string[],
        { fault = "none", packFault = "none", signal, environment = {} }: Faults = {},
    ): Promise<Said> {
        this.#runs += 1;
        const written = join(this.root, `written-${this.#runs}`);
        const secrets = join(this.root, `canaries-${this.#runs}.json`);
        for (const folder of ["tmp", "out"]) mkdirSync(join(written, folder), { recursive: true });
        writeFileSync(secrets, JSON.stringify({ ...canaries, fault, packFault }));
        const child = spawn(process.execPath, [PLINTH, ...argv.map((word) => word.replace("WRITTEN", written))], {
            cwd: this.root,
            env: {
                ...process.env,
                TMPDIR: join(written, "tmp"),
                CANARIES: secrets,
                PULUMI_CONFIG_PASSPHRASE: PASSPHRASE,
                ...Object.fromEntries(
                    Object.entries(environment).map(([name, value]) => [name, value.replace("WRITTEN", written)]),
                ),
            },
            stdio: ["ignore", "pipe", "pipe"],
        });
        let [out, err] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (err += text));
        const timer = signal && setTimeout(() => child.kill(signal.name), signal.after);
        const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
        clearTimeout(timer);
        return { code, out, err, files: filesBelow(written) };
    }

    /** Previews the project with the talkative pack. */
    preview(argv: readonly string[], faults?: Faults): Promise<Said> {
        const project = [
            "--project",
            "program",
            "--stack",
            "test",
            "--policy-pack",
            "chatter",
            "--answers",
            "answers.json",
        ];
        return this.run(["preview", ...project, ...argv], faults);
    }

    dispose(): void {
        rmSync(this.root, { recursive: true });
    }
}

/** Every place of a run where a secret is to be read. */
export function leaksOf({ out, err, files }: Said): string[] {
    return [["stdout", out], ["stderr", err], ...files].flatMap(([where, text]) =>
        leaksIn(text ?? "").map((line) => `${where}: ${line}`),
    );
}

function filesBelow(folder: string): Map<string, string> {
    if (!existsSync(folder)) return new Map();
    return new Map(
        readdirSync(folder, { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile())
            .map((entry) => join(entry.parentPath, entry.name))
            // Bytes as they are: a compiled file is no text.
            .map((file) => [file.slice(folder.length + 1), readFileSync(file, "latin1")]),
    );
}
