import { spawn } from "node:child_process";
import { EngineMissing } from "../ports/engine.ts";

/** How a command of the CLI ended. */
export interface Ended {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/**
 * Runs a command of the Pulumi CLI that changes no resources. The Automation API is not used for these: it selects stacks,
 * which changes what the person's next command works on, and exports states with secrets in plain text.
 *
 * @throws EngineMissing where there is no such command.
 */
export async function pulumi(
    args: readonly string[],
    directory: string | undefined,
    env: Readonly<Record<string, string | undefined>>,
    input?: string,
): Promise<Ended> {
    return await new Promise((resolve, reject) => {
        const child = spawn("pulumi", [...args, "--non-interactive", "--color", "never"], {
            cwd: directory,
            env,
            stdio: ["pipe", "pipe", "pipe"],
            // A Ctrl-C shall end the run, not the question about a stack that the run needs to end well.
            detached: true,
        });
        let [stdout, stderr] = ["", ""];
        child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
        child.once("error", (error: NodeJS.ErrnoException) =>
            reject(error.code === "ENOENT" ? new EngineMissing("pulumi is not on PATH") : error),
        );
        child.once("close", (code) => resolve({ code: code ?? 1, stdout, stderr }));
        child.stdin.on("error", () => undefined).end(input ?? "");
    });
}
