import { type ChildProcess, spawn } from "node:child_process";
import type { Attempt } from "../engine.ts";

/** Runs commands one at a time, each the head of a process group of its own, so that all of one can be killed. */
export class Commands {
    readonly #env: Readonly<Record<string, string>>;
    #running: ChildProcess | undefined;
    #killed = false;

    constructor(env: Readonly<Record<string, string>>) {
        this.#env = env;
    }

    async run(command: string, args: readonly string[], directory: string): Promise<Attempt> {
        this.#killed = false;
        return await new Promise((resolve, reject) => {
            const child = spawn(command, args, {
                cwd: directory,
                env: this.#env,
                stdio: ["ignore", "pipe", "pipe"],
                detached: true,
            });
            this.#running = child;
            let output = "";
            for (const stream of [child.stdout, child.stderr])
                stream.setEncoding("utf8").on("data", (text: string) => (output += text));
            child.on("error", reject);
            child.on("close", (code) => {
                this.#running = undefined;
                resolve({ succeeded: code === 0, killed: this.#killed, output });
            });
        });
    }

    /** Kills the running command and everything it started, at once: SIGKILL, which nothing can put off. */
    kill(): void {
        const pid = this.#running?.pid;
        if (pid === undefined) return;
        this.#killed = true;
        try {
            process.kill(-pid, "SIGKILL");
        } catch (error) {
            if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
        }
    }
}
