import { type ChildProcess, spawn } from "node:child_process";
import {
    DEFAULT_RATE,
    type ExistingResource,
    type GivenAnswer,
    type SimulatedProviders,
    startSimulatedProviders,
} from "@plinth/cloud/provider";
import { UserError } from "@plinth/core/errors";
import type { InvokeAnswer } from "@plinth/engine";
import type { PlanObject } from "@plinth/plan";
import { exitCodes } from "../exitCodes.ts";
import { injectedLines } from "../faults/injectedLines.ts";
import { readFaults } from "../faults/readFaults.ts";
import { unfittedLines } from "../faults/unfitted.ts";
import { type Host, Stopped } from "../host.ts";
import { readAnswersFile } from "../preview/answersFile.ts";
import type { SimulateOptions } from "./arguments.ts";
import { readOutside, unusedLines } from "./outside/readOutside.ts";
import { providerPackages } from "./packages.ts";

/** A command to run. */
export interface CommandLine {
    readonly name: string;
    readonly args: readonly string[];
}

/** The simulated providers, for the Pulumi CLI: the entries of this variable are attached to instead of started. */
const ATTACHED = "PULUMI_DEBUG_PROVIDERS";

/**
 * Runs a command with the simulated cloud attached as its providers.
 *
 * @returns the command's own exit code; 128 and the number of the signal when one stopped it.
 */
export async function simulate(command: CommandLine, options: SimulateOptions, host: Host): Promise<number> {
    const chosen = readFaults(options.fault);
    const outside = readOutside(options);
    const { invokes = [] } = options.answers === undefined ? {} : readAnswersFile(options.answers, host.cwd);
    const installed = providerPackages(host.cwd);
    // Providers that the person attached themselves stay theirs.
    const attached = host.env[ATTACHED] ?? "";
    const theirs = new Set(attached.split(",").map((entry) => entry.split(":")[0]?.trim()));
    const packages = [...installed.keys()].filter((name) => !theirs.has(name));
    const versions = new Map([...installed].filter((entry): entry is [string, string] => entry[1] !== undefined));
    const answers = invokes.length === 0 ? [] : await onWire(invokes);
    const existing = options.existing === undefined ? undefined : await readExisting(options.existing, host.cwd);
    const { faultSeed: seed, faultRate: rate = DEFAULT_RATE } = options;
    let running: ChildProcess | undefined;
    const providers = await startSimulatedProviders(packages, {
        answers,
        versions,
        faults: { chosen, ...(seed === undefined ? {} : { seeded: { seed, rate } }) },
        outside,
        crashCommand: () => running?.kill("SIGKILL"),
        ...(existing === undefined ? {} : { existing }),
    });
    try {
        host.stderr.write(
            `Simulating ${packages.join(", ")}: nothing reaches a cloud. Running ${[command.name, ...command.args].join(" ")}\n`,
        );
        const env = {
            ...host.env,
            ...providers.env,
            [ATTACHED]: [attached, providers.env[ATTACHED]].filter((entry) => entry !== "").join(","),
            // The CLI would look for a newer version of itself on the network.
            PULUMI_SKIP_UPDATE_CHECK: host.env["PULUMI_SKIP_UPDATE_CHECK"] ?? "true",
        };
        const code = await run(command, host, env, (child) => (running = child));
        return sayWhatHappened(providers, host, code);
    } finally {
        providers.stop();
    }
}

/** Answers as providers give them; what that takes is loaded for those who have some. */
async function onWire(answers: readonly InvokeAnswer[]): Promise<GivenAnswer[]> {
    const { toWireObject } = await import("@plinth/engine/host");
    const everything = { secrets: true, resources: true };
    return answers.map(({ tok, args, result }) => ({
        tok,
        ...(args === undefined ? {} : { args: toWireObject(args, everything) }),
        result: toWireObject(result, everything),
    }));
}

/** What exists, as providers read it: of a secret in ciphertext nothing can be read. */
async function readExisting(file: string, cwd: string): Promise<ExistingResource[]> {
    const [{ readExistingFile }, { toWireObject }, { holdsUnknown }] = await Promise.all([
        import("../existing/existingFile.ts"),
        import("@plinth/engine/host"),
        import("@plinth/plan"),
    ]);
    const readable = (values: PlanObject): Record<string, unknown> =>
        toWireObject(Object.fromEntries(Object.entries(values).filter(([, value]) => !holdsUnknown(value))), {
            secrets: false,
            resources: false,
        });
    return readExistingFile("--existing", file, cwd).map(({ type, id, inputs, outputs }) => ({
        type,
        id,
        ...(inputs === undefined ? {} : { inputs: readable(inputs) }),
        ...(outputs === undefined ? {} : { outputs: readable(outputs) }),
    }));
}

/**
 * Says what was injected, once the command has said everything else.
 *
 * @returns the command's exit code; 1 where it succeeded and something chosen met nothing: that shows nothing.
 */
function sayWhatHappened(providers: SimulatedProviders, host: Host, code: number): number {
    const { faults } = providers;
    const injected = injectedLines(faults.injected);
    if (injected.length > 0) host.stderr.write(`Injected ${injected.length}:\n${injected.join("\n")}\n`);
    const idle = [...unfittedLines(faults.unfitted, faults.seen), ...unusedLines(providers)];
    if (idle.length > 0) host.stderr.write(`${idle.join("\n")}\n`);
    return idle.length > 0 && code === exitCodes.clean ? exitCodes.failed : code;
}

/** Runs a command on this process's own input and output. */
async function run(
    command: CommandLine,
    host: Host,
    env: Host["env"],
    started: (child: ChildProcess) => void,
): Promise<number> {
    const child = spawn(command.name, command.args, { cwd: host.cwd, env, stdio: "inherit" });
    started(child);
    const release = forwardSignals(child, host);
    try {
        const { code, signal } = await ended(child, command.name);
        const { reason } = host.signal as { readonly reason: unknown };
        const stopped = reason instanceof Stopped ? reason.signalName : signal;
        if (stopped === "SIGINT") return exitCodes.interrupted;
        if (stopped === "SIGTERM") return exitCodes.terminated;
        return code ?? exitCodes.failed;
    } finally {
        release();
    }
}

function ended(
    child: ChildProcess,
    name: string,
): Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }> {
    return new Promise((resolve, reject) => {
        child.once("error", (error: NodeJS.ErrnoException) => reject(new UserError(`${name}: ${reasonOf(error)}`)));
        child.once("close", (code, signal) => resolve({ code, signal }));
    });
}

function reasonOf({ code, message }: NodeJS.ErrnoException): string {
    if (code === "ENOENT") return "there is no such command. Fix: install it, or put its folder on PATH";
    if (code === "EACCES") return "it is not executable";
    return message;
}

/**
 * Hands on what stops this process, and lets the command decide when it has ended: the providers have to outlive it. A
 * terminal sends its interrupts to both, and a second one would make Pulumi drop what it is doing.
 *
 * @returns what ends the forwarding.
 */
function forwardSignals(child: ChildProcess, host: Host): () => void {
    const forward = (): void => {
        const { reason } = host.signal as { readonly reason: unknown };
        if (!(reason instanceof Stopped)) child.kill("SIGTERM");
        else if (reason.signalName === "SIGTERM" || !process.stdin.isTTY) child.kill(reason.signalName);
    };
    if (host.signal.aborted) forward();
    host.signal.addEventListener("abort", forward, { once: true });
    const again = { SIGINT: resend(child, "SIGINT"), SIGTERM: resend(child, "SIGTERM") };
    for (const [name, handler] of Object.entries(again)) process.on(name, handler);
    return () => {
        host.signal.removeEventListener("abort", forward);
        for (const [name, handler] of Object.entries(again)) process.off(name, handler);
    };
}

/** The first signal comes through the host; further ones are handed on here. */
function resend(child: ChildProcess, name: NodeJS.Signals): () => void {
    let count = 0;
    return () => {
        count++;
        if (count > 1 && (name === "SIGTERM" || !process.stdin.isTTY)) child.kill(name);
    };
}
