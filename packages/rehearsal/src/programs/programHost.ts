import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";

/**
 * One process that runs the programs of many commands, so that TypeScript and the SDK are loaded once. The engine attaches
 * to it instead of starting its language host, which starts a process for each program.
 *
 * Programs see this process's environment instead of their command's.
 */
export class ProgramHost {
    /** What to put into the CLI's environment. */
    readonly env: { readonly PULUMI_DEBUG_LANGUAGES: string };
    readonly #child: ChildProcess;

    private constructor(child: ChildProcess, port: number) {
        this.#child = child;
        this.env = { PULUMI_DEBUG_LANGUAGES: `nodejs:${port}` };
    }

    /** @param env what programs find in their environment. */
    static async start(env: Readonly<Record<string, string>>): Promise<ProgramHost> {
        const child = fork(join(import.meta.dirname, "main.ts"), {
            env,
            stdio: ["ignore", "ignore", "pipe", "ipc"],
        });
        // Read to the end, and thrown away once it has started: what the SDK says when an engine is gone.
        let said = "";
        child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
        const port = await new Promise<number>((resolve, reject) => {
            child.once("error", reject);
            child.once("exit", (code) => reject(new Error(`the process for programs ended with ${code}\n${said}`)));
            child.once("message", (message) => {
                child.stderr?.removeAllListeners("data").resume();
                resolve((message as { port: number }).port);
            });
        });
        return new ProgramHost(child, port);
    }

    stop(): void {
        this.#child.removeAllListeners().kill();
    }
}
