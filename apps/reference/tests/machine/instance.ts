import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { freePorts } from "./ports.ts";

const FOLDER = path.resolve(import.meta.dirname, "../..");

/** A line of the log. */
export type LogLine = Readonly<Record<string, unknown>>;

type Script = "start" | "worker" | "migrate" | "provision";
type Variables = Readonly<Record<string, string>>;

const { scripts } = JSON.parse(readFileSync(path.join(FOLDER, "package.json"), "utf8")) as {
    readonly scripts: Readonly<Record<Script, string>>;
};

/** One of the scripts of package.json. */
export class Instance {
    static readonly #running = new Set<Instance>();

    readonly port: number;
    readonly metricsPort: number;
    readonly ended: Promise<number | null>;
    readonly #child: ChildProcess;
    #output = "";

    private constructor(child: ChildProcess, port: number, metricsPort: number) {
        this.port = port;
        this.metricsPort = metricsPort;
        this.#child = child;
        child.stdout?.on("data", (text: Buffer) => (this.#output += text.toString()));
        child.stderr?.on("data", (text: Buffer) => (this.#output += text.toString()));
        // Not when npm ends: what it started may still be at work.
        this.ended = new Promise((resolve) => child.once("close", resolve));
        Instance.#running.add(this);
        child.once("close", () => Instance.#running.delete(this));
    }

    /**
     * Runs a script as people do, through npm.
     *
     * @param script of package.json
     * @param variables all the script sees, besides PATH and where it listens
     */
    static run(script: Script, variables: Variables): Promise<Instance> {
        return Instance.#spawn("npm", ["run", "--silent", script], variables);
    }

    /** Runs what a script says as containers do, which is quicker. */
    static start(script: Script, variables: Variables): Promise<Instance> {
        const [, ...words] = scripts[script].split(" ");
        return Instance.#spawn(process.execPath, words, variables);
    }

    static async #spawn(command: string, words: readonly string[], variables: Variables): Promise<Instance> {
        const [port = 0, metricsPort = 0] = await freePorts(2);
        const env = {
            PATH: process.env["PATH"] ?? "",
            HOST: "127.0.0.1",
            PORT: String(port),
            METRICS_PORT: String(metricsPort),
            ENVIRONMENT: "test",
            SHUTDOWN_DELAY_SECONDS: "0",
            ...variables,
        };
        return new Instance(spawn(command, words, { cwd: FOLDER, env, detached: true }), port, metricsPort);
    }

    get output(): string {
        return this.#output;
    }

    get lines(): LogLine[] {
        return this.#output
            .split("\n")
            .filter((line) => line.startsWith("{"))
            .map((line) => JSON.parse(line) as LogLine);
    }

    get address(): string {
        return `http://127.0.0.1:${this.port}`;
    }

    /** The text of the page that Prometheus reads. */
    async metrics(): Promise<string> {
        return await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
    }

    async readiness(): Promise<{ status: number; body: unknown }> {
        const response = await fetch(`${this.address}/ready`);
        return { status: response.status, body: await response.json() };
    }

    /** Waits until readiness answers with a status. */
    async until(status: 200 | 503): Promise<void> {
        await eventually(`${this.address}/ready answers ${status}\n${this.#output}`, async () => {
            if (this.#child.exitCode !== null) throw new Error(`ended with ${this.#child.exitCode}:\n${this.#output}`);
            const readiness = await this.readiness().catch(() => undefined);
            return readiness?.status === status;
        });
    }

    /** Tells it to stop, as a terminal or an orchestrator does, and waits until it has. */
    async stop(): Promise<void> {
        this.signal("SIGTERM");
        await this.ended;
    }

    /** Ends what a test that failed has left running. */
    static async endAll(): Promise<void> {
        const left = [...Instance.#running];
        for (const one of left) one.signal("SIGKILL");
        await Promise.all(left.map(({ ended }) => ended));
    }

    /** To the process, or to npm and everything it started. */
    signal(signal: NodeJS.Signals): void {
        const { pid } = this.#child;
        if (pid !== undefined) process.kill(-pid, signal);
    }
}

/** Waits for something that is bound to come, and fails where it does not within a minute. */
export async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 1_200; tries++) {
        if (await isSo()) return;
        await after(50);
    }
    throw new Error(`has not come: ${what}`);
}
