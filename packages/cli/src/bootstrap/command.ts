import { homedir } from "node:os";
import { type Aws, AwsCli, simulatedAws } from "../aws/aws.ts";
import { awsCredentials } from "../doctor/facts.ts";
import { exitCodes } from "../exitCodes.ts";
import { type Host, Stopped } from "../host.ts";
import type { BootstrapOptions } from "./arguments.ts";
import { nextCommands } from "./next.ts";
import type { Files, Stacks } from "./ports.ts";
import { PulumiStacks } from "./pulumiStacks.ts";
import { renderStep, renderSummary } from "./renderText.ts";
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
}

function realPorts(target: BootstrapTarget, host: Host): Ports {
    return {
        stacks: new PulumiStacks(target, host),
        aws: target.simulated ? simulatedAws : new AwsCli(host.env),
        files: repositoryFiles(target.root),
        credentials: awsCredentials(host.env, homedir()),
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
    const next = dryRun || !result.complete ? [] : await nextCommands(target, ports.stacks);
    if (options.format === "json") {
        const { complete, steps } = result;
        const document = { version: 1, environment, simulated: target.simulated, dryRun, complete, steps, next };
        host.stdout.write(`${JSON.stringify(document, undefined, 2)}\n`);
    } else {
        host.stdout.write(renderSummary(environment, result, next, dryRun));
    }
    return exitCodeOf(result, host);
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
