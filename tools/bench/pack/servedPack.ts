import { type ChildProcess, spawn } from "node:child_process";
import path from "node:path";
import { credentials } from "@grpc/grpc-js";
import analyzer from "@pulumi/pulumi/proto/analyzer_grpc_pb.js";
import type { ResourceData } from "../../../policies/resource/resourceData.ts";
import { analyzeRequest, stackRequest } from "../../../policies/tests/packProcess.ts";
import { repository } from "../projects.ts";

/** A pack and how it is started. */
export interface Start {
    readonly directory: string;
    /** As the embedded preview starts packs, or as the real engine does. */
    readonly by: "preview" | "engine";
    /** Where compiled code is kept. */
    readonly cache: string;
}

const PRELOAD = path.join(repository, "packages/engine/src/preload/preload.js");
const NO_LIMIT = { "grpc.max_receive_message_length": -1, "grpc.max_send_message_length": -1 };

/** A pack that serves, as an engine sees it. */
export class ServedPack {
    /** Seconds from its start until it served. */
    readonly ready: number;
    readonly #child: ChildProcess;
    readonly #client: analyzer.AnalyzerClient;

    private constructor(child: ChildProcess, port: string, ready: number) {
        this.ready = ready;
        this.#child = child;
        this.#client = new analyzer.AnalyzerClient(`127.0.0.1:${port}`, credentials.createInsecure(), NO_LIMIT);
    }

    /** @throws Error with what the pack said when it ends before it serves. */
    static async start({ directory, by, cache }: Start): Promise<ServedPack> {
        const runner = path.join(directory, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
        const shared = path.join(repository, "node_modules/@pulumi/pulumi/cmd/run-policy-pack");
        const script = directory.startsWith(repository) ? shared : runner;
        const started = performance.now();
        const child = spawn(
            process.execPath,
            [...(by === "preview" ? ["-r", PRELOAD] : []), script, "127.0.0.1:1", "."],
            {
                cwd: directory,
                env: { ...process.env, NODE_COMPILE_CACHE: cache, PULUMI_STACK: "bench" },
                stdio: ["ignore", "pipe", "pipe"],
            },
        );
        return await new Promise((resolve, reject) => {
            let said = "";
            child.stderr.on("data", (text) => (said = (said + String(text)).slice(-4000)));
            child.stdout.once("data", (port) => {
                resolve(new ServedPack(child, String(port).trim(), (performance.now() - started) / 1000));
            });
            child.once("exit", (code) => reject(new Error(`the pack in ${directory} ended with ${code}\n${said}`)));
        });
    }

    /** Seconds it takes to judge each resource, and then all of them as a stack. */
    async judge(resources: readonly ResourceData[]): Promise<number> {
        const requests = resources.map(analyzeRequest);
        const stack = stackRequest(resources);
        const started = performance.now();
        await Promise.all(requests.map((request) => answered((done) => this.#client.analyze(request, done))));
        await answered((done) => this.#client.analyzeStack(stack, done));
        return (performance.now() - started) / 1000;
    }

    stop(): void {
        this.#client.close();
        this.#child.removeAllListeners("exit");
        this.#child.kill();
    }
}

function answered(ask: (done: (error: Error | null) => void) => unknown): Promise<void> {
    return new Promise((resolve, reject) => void ask((error) => (error === null ? resolve() : reject(error))));
}
