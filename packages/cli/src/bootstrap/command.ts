import { homedir } from "node:os";
import { type Aws, AwsCli, simulatedAws } from "../aws/aws.ts";
import { type CheckedStep, goThrough } from "../doctor/checklist/checklist.ts";
import { look, partsOf } from "../doctor/checklist/look.ts";
import { awsCredentials, gatherFacts } from "../doctor/facts.ts";
import { exitCodes } from "../exitCodes.ts";
import { type Host, Stopped } from "../host.ts";
import type { BootstrapOptions } from "./arguments.ts";
import { nextCommands } from "./next.ts";
import type { Files, Stacks } from "./ports.ts";
import { PulumiStacks } from "./pulumiStacks.ts";
import { type Left, renderStep, renderSummary } from "./renderText.ts";
import { repositoryFiles } from "./repositoryFiles.ts";
import { type RunResult, runSteps } from "./run.ts";
import { bootstrapSteps } from "./steps/index.ts";
import { type BootstrapTarget, bootstrapTarget } from "./target.ts";

/** What a run works with; tests have some without processes. */
export interface Ports {
    readonly stacks: Stacks;
    readonly aws: Aws;
    readonly files: Files;
    readonly credentials: readonly string[];
    /** The doctor's checklist, as it is after the run. */
    readonly checklist: () => Promise<readonly CheckedStep[]>;
}

function realPorts(target: BootstrapTarget, host: Host): Ports {
    return {
        stacks: new PulumiStacks(target, host),
        aws: target.simulated ? simulatedAws : new AwsCli(host.env),
        files: repositoryFiles(target.root),
        credentials: awsCredentials(host.env, homedir()),
        checklist: async () => {
            const options = { for: [], environment: target.environment, format: "text" } as const;
            const around = await look(options, await gatherFacts(host), host);
            return await goThrough(partsOf(around), around);
        },
    };
}

/**
 * Takes an environment from an empty account to where it can be deployed. What is done already stays as it is.
 *
 * @returns the exit code.
 */
export async function bootstrap(
    environment: string,
    options: BootstrapOptions,
    host: Host,
    makePorts: (target: BootstrapTarget, host: Host) => Ports = realPorts,
): Promise<number> {
    const target = await bootstrapTarget(environment, options, host);
    const ports = makePorts(target, host);
    const dryRun = options.dryRun === true;
    const told = options.format === "json" ? host.stderr : host.stdout;
    let answer: boolean | undefined;
    const result = await runSteps(bootstrapSteps({ target, ...ports }), {
        dryRun,
        confirm: async () => (answer ??= options.yes === true || (await asked(target, host))),
        say: (report) => void told.write(renderStep(report, dryRun)),
        signal: host.signal,
    });
    const isDone = result.complete && !dryRun;
    const next = isDone ? await nextCommands(target, ports.stacks) : [];
    // What is set up in a simulated cloud is nobody's account.
    const left = isDone && !target.simulated ? leftOf(await ports.checklist()) : [];
    if (options.format === "json") {
        const { complete, steps } = result;
        const document = { version: 1, environment, simulated: target.simulated, dryRun, complete, steps, left, next };
        host.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    } else {
        host.stdout.write(renderSummary(environment, result, { left, next }, dryRun));
    }
    return exitCodeOf(result, host);
}

/** What the checklist has that is not there, or that nobody could check. */
function leftOf(steps: readonly CheckedStep[]): Left[] {
    return steps.flatMap(({ title, check, fix, page, verdict }) =>
        verdict.is === "ok" ? [] : [{ title, is: verdict.is, check, fix, page }],
    );
}

async function asked({ environment, own, simulated }: BootstrapTarget, { ask, signal }: Host): Promise<boolean> {
    if (ask === undefined) return false;
    const where = simulated ? "the simulated cloud" : `account ${own.target.account}`;
    const said = await ask(
        `Make what bootstrap.yaml of ${environment} asks for in ${where}? Type ${environment}: `,
        signal,
    );
    return said.trim() === environment;
}

function exitCodeOf({ complete }: RunResult, { signal }: Host): number {
    const reason: unknown = signal.reason;
    if (signal.aborted && reason instanceof Stopped) {
        return { SIGHUP: exitCodes.hungUp, SIGINT: exitCodes.interrupted, SIGTERM: exitCodes.terminated }[
            reason.signalName
        ];
    }
    return complete ? exitCodes.clean : exitCodes.failed;
}
