import { appendFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type ChosenFault, DEFAULT_RATE, startSimulatedProviders } from "@plinth/cloud/provider";
import { UserError } from "@plinth/core/errors";
import { findPulumi, PulumiStacks, readResults, rehearse, type RunResult, Workspace } from "@plinth/rehearsal";
import { exitCodes } from "../exitCodes.ts";
import { readFaults } from "../faults/readFaults.ts";
import { unfittedLines } from "../faults/unfitted.ts";
import type { Host } from "../host.ts";
import { checkedEnvironments, stacksToPreview } from "../preview/stacks.ts";
import { openRepository } from "../repository/repository.ts";
import { providerPackages } from "../simulate/packages.ts";
import type { RehearseOptions } from "./arguments.ts";
import { failureText, summaryText } from "./text.ts";

/** One run to be: what its faults come from. */
interface Wanted {
    readonly environment: string;
    readonly chosen: readonly ChosenFault[];
    readonly seed?: number;
    readonly rate?: number;
}

/**
 * Rehearses an environment, once for each seed. Each result is a line of JSON on stdout; words for people go to stderr.
 *
 * @throws UserError where the CLI is missing, or arguments or settings are wrong.
 */
export async function rehearseCommand(environment: string, options: RehearseOptions, host: Host): Promise<number> {
    const chosen = readFaults(options.fault);
    const file = options.resume === undefined ? undefined : resolve(host.cwd, options.resume);
    const before = file === undefined ? [] : readResults(file);
    const pulumi = findPulumi(host.env["PATH"] ?? "");
    if (pulumi === undefined)
        throw new UserError(
            "a rehearsal drives the real engine, and pulumi is not on PATH. Fix: install the Pulumi CLI (npx plinth doctor says what is there)",
        );
    const repository = await openRepository(host.cwd);
    const environments = await checkedEnvironments(repository, environment);
    const layers = environments.get(environment)?.layers ?? [];
    const targets = stacksToPreview(repository, environments, environment, layers);
    const workspace = new Workspace(
        repository.root,
        targets.map(({ directory, stack }) => ({ folder: relative(repository.root, directory), environment: stack })),
    );
    const packages = [...providerPackages(repository.root).keys()];
    let stacks: PulumiStacks | undefined;
    try {
        stacks = await PulumiStacks.make(workspace.stacks, { pulumi, env: host.env, parallel: options.parallel });
        const results: RunResult[] = [];
        for (const wanted of wantedRuns(environment, chosen, options)) {
            host.signal.throwIfAborted();
            const known = before.find((result) => isOf(result, wanted));
            if (known !== undefined) {
                results.push(known);
                continue;
            }
            const result = await runOnce(wanted, { workspace, stacks, packages, host });
            const line = `${JSON.stringify(result)}\n`;
            host.stdout.write(line);
            if (file !== undefined) appendFileSync(file, line);
            if (result.violations.length > 0) host.stderr.write(failureText(result, options));
            results.push(result);
        }
        host.stderr.write(summaryText(results));
        return results.every(({ violations }) => violations.length === 0) ? exitCodes.clean : exitCodes.failed;
    } finally {
        stacks?.remove();
        workspace.remove();
    }
}

function wantedRuns(environment: string, chosen: readonly ChosenFault[], options: RehearseOptions): Wanted[] {
    if (options.seed === undefined && chosen.length > 0) return [{ environment, chosen }];
    const { seed: first = 1, runs = 1, rate = DEFAULT_RATE } = options;
    return Array.from({ length: runs }, (_, index) => ({ environment, chosen, seed: first + index, rate }));
}

function isOf({ environment, seed, rate, faults }: RunResult, wanted: Wanted): boolean {
    return (
        environment === wanted.environment &&
        seed === wanted.seed &&
        rate === wanted.rate &&
        faults.join("\n") === wanted.chosen.map(({ text }) => text).join("\n")
    );
}

async function runOnce(
    { environment, chosen, seed, rate }: Wanted,
    {
        workspace,
        stacks,
        packages,
        host,
    }: { workspace: Workspace; stacks: PulumiStacks; packages: readonly string[]; host: Host },
): Promise<RunResult> {
    let kill = (): void => {};
    const cloud = await startSimulatedProviders(packages, {
        remembers: true,
        faults: { chosen, ...(seed === undefined || rate === undefined ? {} : { seeded: { seed, rate } }) },
        crashCommand: () => kill(),
    });
    const fresh = stacks.fresh(cloud.env);
    kill = fresh.kill;
    host.signal.addEventListener("abort", kill, { once: true });
    try {
        workspace.reset();
        const result = await rehearse({
            environment,
            stacks: fresh.engines,
            cloud,
            chosen,
            ...(seed === undefined ? {} : { seed }),
            ...(rate === undefined ? {} : { rate }),
            change: () => workspace.change(),
            signal: host.signal,
        });
        host.signal.throwIfAborted();
        const idle = unfittedLines(cloud.faults.unfitted, cloud.faults.seen);
        if (idle.length > 0 && result.violations.length === 0) throw new UserError(idle.join("\n"));
        return result;
    } finally {
        host.signal.removeEventListener("abort", kill);
        cloud.stop();
    }
}
