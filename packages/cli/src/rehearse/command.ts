import { appendFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { type ChosenFault, DEFAULT_RATE, startSimulatedProviders } from "@plinth/cloud/provider";
import { UserError } from "@plinth/core/errors";
import {
    findPulumi,
    type Part,
    type PartLayer,
    partOf,
    PulumiStacks,
    readResults,
    rehearse,
    type RunResult,
    Workspace,
} from "@plinth/rehearsal";
import { exitCodes } from "../exitCodes.ts";
import { readFaults } from "../faults/readFaults.ts";
import { unfittedLines } from "../faults/unfitted.ts";
import type { Host } from "../host.ts";
import { checkedEnvironments, stacksToPreview } from "../preview/stacks.ts";
import { allNeeds } from "../repository/layers.ts";
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
    /** Default: the whole environment. */
    readonly part?: Part;
}

/** What every run has in common. */
interface Surroundings {
    readonly workspace: Workspace;
    readonly stacks: PulumiStacks;
    /** The layer of each stack; absent where one stack has all layers. */
    readonly layerOf: readonly (string | undefined)[];
    readonly packages: readonly string[];
    readonly host: Host;
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
    const { layers = [], layout } = environments.get(environment) ?? {};
    const targets = stacksToPreview(repository, environments, environment, layers);
    const workspace = new Workspace(
        repository.root,
        targets.map(({ directory, stack }) => ({ folder: relative(repository.root, directory), environment: stack })),
    );
    const packages = [...providerPackages(repository.root).keys()];
    const parts = repository.layers
        .filter(({ name }) => layers.includes(name))
        .map((layer): PartLayer => ({ name: layer.name, needs: allNeeds(layer) }));
    const layerOf = targets.map(({ project }) =>
        layout === "single" ? undefined : repository.layers.find((layer) => layer.project === project)?.name,
    );
    let stacks: PulumiStacks | undefined;
    try {
        const results: RunResult[] = [];
        for (const wanted of wantedRuns(environment, chosen, options, parts)) {
            host.signal.throwIfAborted();
            const known = before.find((result) => isOf(result, wanted));
            if (known !== undefined) {
                results.push(known);
                continue;
            }
            stacks ??= await PulumiStacks.make(workspace.stacks, { pulumi, env: host.env, parallel: options.parallel });
            const result = await runOnce(wanted, { workspace, stacks, layerOf, packages, host });
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

function wantedRuns(
    environment: string,
    chosen: readonly ChosenFault[],
    options: RehearseOptions,
    parts: readonly PartLayer[],
): Wanted[] {
    if (options.seed === undefined && chosen.length > 0) return [{ environment, chosen }];
    const { seed: first = 1, runs = 1, rate = DEFAULT_RATE } = options;
    // A fault that somebody chose may be one of any layer and of any step.
    const whole = options.whole === true || chosen.length > 0;
    return Array.from({ length: runs }, (_, index) => {
        const seed = first + index;
        return { environment, chosen, seed, rate, ...(whole ? {} : { part: partOf(seed, parts) }) };
    });
}

function isOf({ environment, seed, rate, faults, part }: RunResult, wanted: Wanted): boolean {
    return (
        environment === wanted.environment &&
        seed === wanted.seed &&
        rate === wanted.rate &&
        JSON.stringify(part) === JSON.stringify(wanted.part) &&
        faults.join("\n") === wanted.chosen.map(({ text }) => text).join("\n")
    );
}

async function runOnce(
    { environment, chosen, seed, rate, part }: Wanted,
    { workspace, stacks, layerOf, packages, host }: Surroundings,
): Promise<RunResult> {
    let kill = (): void => {};
    const cloud = await startSimulatedProviders(packages, {
        remembers: true,
        faults: { chosen, ...(seed === undefined || rate === undefined ? {} : { seeded: { seed, rate } }) },
        crashCommand: () => kill(),
    });
    try {
        const fresh = await stacks.fresh(cloud.env);
        kill = fresh.kill;
        host.signal.addEventListener("abort", kill, { once: true });
        workspace.reset(part?.layers);
        const result = await rehearse({
            environment,
            stacks: fresh.engines.filter((_, index) => {
                const layer = layerOf[index];
                return part === undefined || layer === undefined || part.layers.includes(layer);
            }),
            cloud,
            chosen,
            ...(seed === undefined ? {} : { seed }),
            ...(rate === undefined ? {} : { rate }),
            ...(part === undefined ? {} : { part }),
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
