import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startSimulatedProviders } from "@plinth/cloud/provider";

/** Simulated providers in a process of their own: what they use is not counted, and what is counted does not slow them. */
export interface Providers {
    /** For the real CLI. */
    readonly env: Readonly<Record<string, string>>;
    stop(): void;
}

export async function startProviders(): Promise<Providers> {
    const child = fork(fileURLToPath(import.meta.url), { stdio: "inherit" });
    const env = await new Promise<Readonly<Record<string, string>>>((resolve, reject) => {
        child.once("message", (message) => resolve(message as Readonly<Record<string, string>>));
        child.once("exit", (code) => reject(new Error(`the simulated providers ended with ${code}`)));
    });
    return { env, stop: () => child.kill() };
}

if (process.send !== undefined && process.argv[1] === fileURLToPath(import.meta.url)) {
    const { env } = await startSimulatedProviders(["aws"]);
    process.send(env);
    // Nobody is left to serve when the one who asked is gone.
    process.once("disconnect", () => process.exit());
}
