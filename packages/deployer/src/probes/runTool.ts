import { spawn } from "node:child_process";

/** How a tool ended. */
export interface ToolEnded {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs a tool without a shell. @returns `undefined` where there is no such tool on PATH. */
export type RunTool = (command: string, args: readonly string[]) => Promise<ToolEnded | undefined>;

/** Longer than any answer takes that is worth waiting for: the tools try again by themselves. */
const LONGEST = 60_000;
/** Characters; no list of alarms comes near it. */
const MOST = 32 * 1024 * 1024;

/** @param env what the tool gets: credentials, PATH, proxies. */
export function toolRunner(env: Readonly<Record<string, string | undefined>>, longest = LONGEST): RunTool {
    return (command, args) =>
        new Promise((resolve, reject) => {
            const child = spawn(command, args, {
                // A pager would wait for a key.
                env: { ...env, AWS_PAGER: "" },
                stdio: ["ignore", "pipe", "pipe"],
            });
            // Not spawn's own timeout: that one is not cleared where there is no such tool, and keeps the process waiting.
            const late = setTimeout(() => child.kill("SIGKILL"), longest);
            let [stdout, stderr] = ["", ""];
            child.stdout.setEncoding("utf8").on("data", (text: string) => {
                stdout += text;
                if (stdout.length > MOST) child.kill("SIGKILL");
            });
            child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr = (stderr + text).slice(0, MOST)));
            child.once("error", (error: NodeJS.ErrnoException) => {
                clearTimeout(late);
                if (error.code === "ENOENT") resolve(undefined);
                else reject(error);
            });
            child.once("close", (code, signal) => {
                clearTimeout(late);
                if (signal === null) resolve({ code: code ?? 1, stdout, stderr });
                else
                    resolve({
                        code: 1,
                        stdout,
                        stderr: `${stderr}\nended by ${signal} after ${longest / 1000} s at most`,
                    });
            });
        });
}

/** The last line that says something: tools put usage and warnings before it. */
export function lastLine(text: string): string {
    const lines = text.split(/\r?\n/).map((line) => line.trim());
    return lines.findLast((line) => line !== "") ?? "no reason given";
}
