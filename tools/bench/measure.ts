import { spawn } from "node:child_process";
import { canWatch, usageOf } from "./processTree.ts";

/** A command to measure. */
export interface Measured {
    readonly command: string;
    readonly args: readonly string[];
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    /** Exit codes of a run that did what it was meant to; 0 by default. */
    readonly codes?: readonly number[];
    /** What such a run says near its end. */
    readonly says?: RegExp;
}

/** What watching a run found. */
export interface Watched {
    /** What the run took, looking included. */
    readonly seconds: number;
    /** Bytes, the highest sum over all processes at one moment. */
    readonly memory: number;
    /** Seconds, user and system, of all processes. */
    readonly cpu: number;
}

/** Milliseconds between two looks at a run that is watched. */
const BETWEEN_LOOKS = 40;

/** Seconds a command takes. @throws Error with what it said when it fails. */
export async function time(measured: Measured): Promise<number> {
    return (await run(measured)).seconds;
}

/**
 * Watches a command's processes until it ends. Looking costs time: a command of a few seconds is timed in other runs.
 *
 * @throws Error with what the command said when it fails.
 */
export async function watch(measured: Measured): Promise<Watched> {
    let memory = 0;
    const cpu = new Map<number, number>();
    const { seconds } = await run(measured, (id) => {
        const usage = usageOf(id);
        memory = Math.max(memory, usage.memory);
        for (const [process, used] of usage.cpu) cpu.set(process, used);
    });
    return { seconds, memory, cpu: [...cpu.values()].reduce((sum, used) => sum + used, 0) };
}

/** Enough to say why a command failed. */
const KEPT = 4000;

async function run(
    { command, args, cwd, env, codes = [0], says }: Measured,
    look?: (id: number) => void,
): Promise<{ seconds: number }> {
    return await new Promise((resolve, reject) => {
        const started = performance.now();
        const child = spawn(command, args, { cwd, env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
        let said = "";
        for (const stream of [child.stdout, child.stderr]) {
            stream.setEncoding("utf8").on("data", (text: string) => (said = (said + text).slice(-KEPT)));
        }
        const looking =
            look === undefined || !canWatch ? undefined : setInterval(() => look(child.pid ?? 0), BETWEEN_LOOKS);
        child.on("error", reject);
        child.on("close", (code) => {
            const seconds = (performance.now() - started) / 1000;
            clearInterval(looking);
            if (codes.includes(code ?? -1) && says?.test(said) !== false) resolve({ seconds });
            else reject(new Error(`${command} ${args.join(" ")} ended with ${code}:\n${said}`));
        });
    });
}

/** The middle one, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
    const sorted = values.toSorted((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
