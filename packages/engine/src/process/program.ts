import { createRequire } from "node:module";
import { join } from "node:path";
import type { StackConfig } from "../project/config.ts";
import { UnusableProject } from "../project/unusable.ts";
import type { Project } from "../project/project.ts";
import type { StackState } from "../state/stackState.ts";
import { type Child, startNode } from "./child.ts";
import { childEnvironment, type Identity } from "./environment.ts";
import { shellWords } from "./shellWords.ts";

/** Exit code of the SDK's runner after it has logged the error itself (cmd/run/index.js, SDK 3.270). */
const ALREADY_LOGGED = 32;

/**
 * Room for new objects, in MB: a program makes many that live long, and V8's own 1 to 16 has them copied again and again.
 * Less processor time, and less memory once a program is large; a project's `nodeargs` come after it.
 */
const YOUNG_OBJECTS = ["--min-semi-space-size=16", "--max-semi-space-size=32"];

export interface ProgramRequest {
    readonly project: Project;
    /** The SDK's runner, as the program itself would load it. */
    readonly runner: string;
    readonly identity: Identity;
    readonly config: StackConfig;
    readonly monitor: string;
    readonly engine: string;
    /** What it finds in its environment besides what this process has. */
    readonly variables: Readonly<Record<string, string>>;
    /** Whether errors carry stack traces. Without them a program takes about half the time. */
    readonly traces: boolean;
    /** Compiles TypeScript without checking its types, which takes most of a small program's time. */
    readonly transpileOnly: boolean;
    readonly state: StackState;
}

/** Starts a program with the SDK's own runner, as the language host of the CLI does. */
export function startProgram(request: ProgramRequest): Child {
    const { project, identity, runner, state } = request;
    const { typescript, nodeargs = "", tsconfig } = project.options;
    const args = [
        ...YOUNG_OBJECTS,
        ...(request.traces ? [] : ["--stack-trace-limit=0"]),
        ...shellWords(nodeargs),
        runner,
        ...["--monitor", request.monitor, "--engine", request.engine],
        ...["--organization", identity.organization, "--project", identity.project, "--stack", identity.stack],
        ...["--root-directory", project.directory, "--pwd", project.programDirectory, "--dry-run", "--parallel", "16"],
        project.entryPoint,
    ];
    const env = { ...childEnvironment(identity, request.config), ...request.variables };
    if (typescript !== false) env["PULUMI_NODEJS_TYPESCRIPT"] = "true";
    // The SDK passes its own variable on to ts-node for CommonJS only.
    if (request.transpileOnly) env["PULUMI_NODEJS_TRANSPILE_ONLY"] = env["TS_NODE_TRANSPILE_ONLY"] = "true";
    if (tsconfig !== undefined) env["PULUMI_NODEJS_TSCONFIG_PATH"] = tsconfig;
    return startNode(args, {
        cwd: project.programDirectory,
        env,
        onLine: (line) => state.say("info", line),
        preload: !request.traces,
    });
}

/** Keeps what a program printed to standard error, and says why it ended badly, unless it has said so itself. */
export function explainExit(state: StackState, child: Child, ended: Awaited<Child["ended"]>): void {
    const said = child.stderr().trim();
    if (ended.code === 0) {
        if (said !== "") state.say("info", said);
        return;
    }
    if (state.refused || (ended.code === ALREADY_LOGGED && state.failed)) return;
    const how =
        ended.signal === null ? `exited with non-zero exit code: ${ended.code}` : `was ended by ${ended.signal}`;
    if (said !== "") state.say("info", said);
    state.say("error", `an unhandled error occurred: Program ${how}`);
}

/** The SDK's runner that the program itself would load: projects may carry their own SDK. */
export function resolveRunner(directory: string, name: "run" | "run-policy-pack"): string {
    try {
        return createRequire(join(directory, "package.json")).resolve(`@pulumi/pulumi/cmd/${name}`);
    } catch {
        throw new UnusableProject(`@pulumi/pulumi is not installed for ${directory}. Fix: run npm install there`);
    }
}
