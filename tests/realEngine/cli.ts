import { spawn } from "node:child_process";
import {
    accessSync,
    constants,
    mkdirSync,
    mkdtempSync,
    readFileSync,
    readdirSync,
    realpathSync,
    rmSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { ProgramHost } from "@plinth/rehearsal";

/** How a command ended. */
export interface Ended {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** The real engine's command line, if this machine has it. */
export function findOnPath(command: string, searchPath = process.env.PATH ?? ""): string | undefined {
    return searchPath
        .split(path.delimiter)
        .map((folder) => path.join(folder, command))
        .find((file) => {
            try {
                accessSync(file, constants.X_OK);
                return true;
            } catch {
                return false;
            }
        });
}

/** Halves the time of programs, at the price of their stack traces: every promise of the SDK captures one. */
export const FAST_PROGRAMS = { NODE_OPTIONS: "--stack-trace-limit=0" } as const;

/**
 * The real Pulumi CLI with a backend, a home and a passphrase of its own, all in a temporary folder. It is kept from
 * the network: no update check, no plugin downloads, no service.
 */
export class RealEngine {
    readonly root: string;
    readonly env: Readonly<Record<string, string>>;
    #programs: ProgramHost | undefined;

    /**
     * An engine whose programs all run in one process that has the SDK loaded: a command costs seconds less. Only entries
     * of programs are read again when they change, and programs see no environment of a single command.
     */
    static async withLoadedPrograms(env: Readonly<Record<string, string>> = {}): Promise<RealEngine> {
        const without = new RealEngine({ ...FAST_PROGRAMS, ...env });
        const programs = await ProgramHost.start(without.env);
        without.#programs = programs;
        Object.assign(without.env, programs.env);
        return without;
    }

    /** @param env what every command gets besides; `PATH` decides which Node programs run on. */
    constructor(env: Readonly<Record<string, string>> = {}) {
        // The CLI follows symbolic links in a file backend's path, and compares.
        this.root = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-real-engine-")));
        const state = path.join(this.root, "state");
        const home = path.join(this.root, "home");
        for (const folder of [state, home]) mkdirSync(folder);
        this.env = {
            PATH: process.env.PATH ?? "",
            HOME: home,
            PULUMI_HOME: home,
            PULUMI_BACKEND_URL: `file://${state}`,
            PULUMI_CONFIG_PASSPHRASE: "test",
            PULUMI_SKIP_UPDATE_CHECK: "true",
            PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
            NO_COLOR: "1",
            // Half of a short program's time is loading modules, and these tests run many short programs.
            NODE_COMPILE_CACHE:
                process.env["NODE_COMPILE_CACHE"] ??
                path.resolve(import.meta.dirname, "../../node_modules/.cache/plinth/compiled"),
            ...env,
        };
    }

    /** Runs the CLI without questions asked. */
    async run(directory: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
        return await run("pulumi", [...args, "--non-interactive", "--color", "never"], directory, {
            ...this.env,
            ...env,
        });
    }

    /** Runs the CLI. @throws Error with everything it said when it fails. */
    async succeed(
        directory: string,
        args: readonly string[],
        env: Readonly<Record<string, string>> = {},
    ): Promise<Ended> {
        const ended = await this.run(directory, args, env);
        if (ended.code !== 0) {
            throw new Error(
                `pulumi ${args.join(" ")} in ${directory} ended with ${ended.code}\n${ended.stdout}\n${ended.stderr}`,
            );
        }
        return ended;
    }

    /** Outputs of a stack that has been deployed, secrets in plain text. */
    async outputs(directory: string, stack: string): Promise<Record<string, unknown>> {
        const { stdout } = await this.succeed(directory, [
            "stack",
            "output",
            "--json",
            "--show-secrets",
            "--stack",
            stack,
        ]);
        return JSON.parse(stdout) as Record<string, unknown>;
    }

    /** Names of a stack's outputs that are secret. */
    async secretOutputs(directory: string, stack: string): Promise<Set<string>> {
        const { stdout } = await this.succeed(directory, ["stack", "output", "--json", "--stack", stack]);
        const shown = JSON.parse(stdout) as Record<string, unknown>;
        return new Set(Object.keys(shown).filter((name) => shown[name] === "[secret]"));
    }

    /** What is in a folder of the engine's (`state`, `home`), by name: files whose names begin with a text, where one is given. */
    files(folder: string, prefix = ""): Record<string, string> {
        const found = readdirSync(path.join(this.root, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && entry.name.startsWith(prefix))
            .map((entry) => path.join(entry.parentPath, entry.name));
        return Object.fromEntries(found.map((file) => [path.relative(this.root, file), readFileSync(file, "utf8")]));
    }

    /** Removes everything this engine wrote. */
    remove(): void {
        this.#programs?.stop();
        rmSync(this.root, { recursive: true, force: true });
    }
}

/** Runs a command to its end. */
export async function run(
    command: string,
    args: readonly string[],
    directory: string,
    env: Readonly<Record<string, string>>,
): Promise<Ended> {
    return await new Promise((resolve, reject) => {
        const child = spawn(command, args, { cwd: directory, env, stdio: ["ignore", "pipe", "pipe"] });
        const said = { stdout: "", stderr: "" };
        for (const stream of ["stdout", "stderr"] as const) {
            child[stream].setEncoding("utf8").on("data", (text: string) => (said[stream] += text));
        }
        child.on("error", reject);
        child.on("close", (code) => {
            resolve({ code: code ?? -1, ...said });
        });
    });
}
