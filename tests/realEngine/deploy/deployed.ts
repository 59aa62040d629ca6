import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type SimulationOptions, startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import type { DeliveryReport, JournalEntry } from "@plinth/deployer";
import { RepositoryCopy } from "../../repository/copy.ts";
import { type Ended, FAST_PROGRAMS, RealEngine } from "../cli.ts";

/** The layers of AWS alone: what is installed in a cluster, and runs there, makes every command take a third longer. */
export const AWS_LAYERS = ["network", "database", "cache", "cluster"] as const;

/** `plinth` in a copy of the repository, with the real engine and a simulated cloud that lives as long as this. */
export class Deployed {
    readonly copy = new RepositoryCopy();
    readonly providers: SimulatedProviders;
    readonly #engine: RealEngine;

    private constructor(providers: SimulatedProviders, engine: RealEngine) {
        this.providers = providers;
        this.#engine = engine;
    }

    /** @param programs `loaded`: all in one process, which is faster; `each`: in a process of its own, as in life. */
    static async start(options: SimulationOptions = {}, programs: "loaded" | "each" = "loaded"): Promise<Deployed> {
        const providers = await startSimulatedProviders(["aws", "kubernetes", "random"], options);
        const engine =
            programs === "each"
                ? new RealEngine({ ...providers.env, ...FAST_PROGRAMS })
                : await RealEngine.withLoadedPrograms(providers.env);
        return new Deployed(providers, engine);
    }

    /** Starts a command; what it says on stderr is handed over as it comes. */
    start(args: readonly string[], onSaid: (text: string) => void = () => undefined): Started {
        const child = spawn(process.execPath, [path.join(this.copy.root, "packages/cli/bin/plinth.js"), ...args], {
            cwd: this.copy.root,
            env: this.#engine.env,
            stdio: ["ignore", "pipe", "pipe"],
        });
        const said = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => {
            said.stderr += text;
            onSaid(text);
        });
        const ended = new Promise<Ended>((resolve, reject) => {
            child.once("error", reject);
            child.once("close", (code) => resolve({ code: code ?? -1, ...said }));
        });
        return { child, ended };
    }

    /** Runs a command to its end, with its report. */
    async run(...args: readonly string[]): Promise<{ code: number; report: DeliveryReport; said: string }> {
        const { code, stdout, stderr } = await this.start([...args, "--format", "json"]).ended;
        if (!stdout.startsWith("{"))
            throw new Error(`plinth ${args.join(" ")} ended with ${code}\n${stdout}\n${stderr}`);
        return { code, report: JSON.parse(stdout) as DeliveryReport, said: stderr };
    }

    /** Runs the Pulumi CLI in the copy's root. @throws Error with everything it said when it fails. */
    async pulumi(...args: readonly string[]): Promise<Ended> {
        return await this.#engine.succeed(this.copy.root, args);
    }

    /** Lines of an environment's journal, of all runs or of one. */
    journal(environment: string, run?: string): JournalEntry[] {
        return this.#text(environment, "journal.jsonl")
            .trimEnd()
            .split("\n")
            .map((line) => JSON.parse(line) as JournalEntry)
            .filter(({ correlationId }) => run === undefined || correlationId === run);
    }

    /** Whether the backend holds a lock on a stack. */
    isLocked(project: string, stack: string): boolean {
        const folder = this.#locks(project, stack);
        return existsSync(folder) && readdirSync(folder).length > 0;
    }

    /** Whether the backend has a stack. */
    hasState(project: string, stack: string): boolean {
        return existsSync(path.join(this.#engine.root, "state/.pulumi/stacks", project, `${stack}.json`));
    }

    /** Leaves a lock as a process leaves it that was killed. */
    lock(project: string, stack: string, owner: object): void {
        const folder = this.#locks(project, stack);
        mkdirSync(folder, { recursive: true });
        writeFileSync(path.join(folder, "left-behind.json"), JSON.stringify(owner));
    }

    /** What the backend holds of states and their history: names of files, and what is in them. */
    files(): Record<string, string> {
        const all = Object.entries(this.#engine.files("state"));
        return Object.fromEntries(all.filter(([name]) => !name.includes("/locks/")));
    }

    unlock(project: string, stack: string): void {
        rmSync(this.#locks(project, stack), { recursive: true });
    }

    remove(): void {
        this.providers.stop();
        this.#engine.remove();
        this.copy.remove();
    }

    #locks(project: string, stack: string): string {
        return path.join(this.#engine.root, "state/.pulumi/locks/organization", project, stack);
    }

    #text(environment: string, file: string): string {
        return readFileSync(path.join(this.copy.root, ".plinth/deployments", environment, file), "utf8");
    }
}

/** A command at work. */
export interface Started {
    readonly child: ChildProcess;
    readonly ended: Promise<Ended>;
}

/** What became of each layer, in short. */
export function results({ layers }: DeliveryReport): Record<string, string> {
    return Object.fromEntries(
        layers.map(({ layer, result, code }) => [layer, code === undefined ? result : `${result} ${code}`]),
    );
}
