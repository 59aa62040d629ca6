import type { Finding, StackPlan } from "@plinth/plan";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import { PolicyPack } from "./analyzer/pack.ts";
import { type PackFolder, readPackFolder } from "./analyzer/packFolder.ts";
import type { Answers } from "./answers/answers.ts";
import { Invokes } from "./answers/invokes.ts";
import { outputsInPreview } from "./outputsInPreview.ts";
import type { Child } from "./process/child.ts";
import type { Identity } from "./process/environment.ts";
import { explainExit, resolveRunner, startProgram } from "./process/program.ts";
import { readStackConfig, type StackConfig } from "./project/config.ts";
import { type Project, readProject } from "./project/project.ts";
import { withProjectPaths } from "./project/projectPaths.ts";
import { engineService } from "./services/engineService.ts";
import { monitorService } from "./services/monitorService.ts";
import { listen, newServer } from "./services/unary.ts";
import { StackOutputs } from "./stackOutputs.ts";
import { Reads } from "./state/read.ts";
import { Registrations } from "./state/register.ts";
import { StackState } from "./state/stackState.ts";
import { Transforms } from "./transforms/transforms.ts";
import { assetHasher } from "./wire/hashAsset.ts";

/** One stack to preview. */
export interface StackRequest {
    /** Absolute path of the folder that holds `Pulumi.yaml`. */
    readonly directory: string;
    readonly stack: string;
}

export interface PreviewRequest {
    /** In any order: a program that refers to another stack of the list waits for that one's outputs. */
    readonly stacks: readonly StackRequest[];
    /** Absolute paths of policy packs. */
    readonly policyPacks: readonly string[];
    readonly answers?: Answers;
    /** Default `organization`, which is what self-managed backends call it. */
    readonly organization?: string;
    readonly onEvent?: (event: PreviewEvent) => void;
    /** Aborting stops every process; `preview` then rejects with the signal's reason. */
    readonly signal?: AbortSignal;
}

export type PreviewEvent =
    | { readonly kind: "started"; readonly project: string }
    | { readonly kind: "registered"; readonly project: string; readonly urn: string }
    | { readonly kind: "waiting"; readonly project: string; readonly for: string }
    | { readonly kind: "finished"; readonly project: string; readonly failed: boolean };

export interface PreviewResult {
    /** In the order of the request. */
    readonly stacks: readonly StackPlan[];
    readonly findings: readonly Finding[];
    /** A program or a pack failed; the diagnostics of its stack say why. */
    readonly failed: boolean;
}

interface Job {
    readonly project: Project;
    readonly runner: string;
    readonly packs: readonly PackFolder[];
    readonly config: StackConfig;
    readonly identity: Identity;
    readonly name: string;
}

/**
 * Previews stacks without a cloud, the Pulumi CLI or a network: runs each unmodified program with the SDK's own runner
 * against an engine in this process, and has each judged by unmodified policy packs.
 *
 * @throws Error when a project or pack cannot be read at all. What programs and packs do wrong stands in the result.
 */
export async function preview(request: PreviewRequest): Promise<PreviewResult> {
    const organization = request.organization ?? "organization";
    // Everything is read before anything starts: nothing runs on beside a preview that could not begin.
    const packs = request.policyPacks.map(readPackFolder);
    const jobs = request.stacks.map(({ directory, stack }): Job => {
        const project = readProject(directory);
        const identity = { organization, project: project.name, stack };
        return {
            project,
            runner: resolveRunner(project.programDirectory, "run"),
            packs,
            identity,
            config: readStackConfig(project, stack),
            name: `${organization}/${project.name}/${stack}`,
        };
    });
    const outputs = new StackOutputs(
        request.answers?.stackOutputs ?? {},
        jobs.map(({ name }) => name),
    );
    const results = await Promise.all(jobs.map((job) => previewStack(job, outputs, request)));
    request.signal?.throwIfAborted();
    return {
        stacks: results.map(({ plan }) => plan),
        findings: results.flatMap(({ findings }) => findings),
        failed: results.some(({ failed }) => failed),
    };
}

/** How the SDK begins what it says of an error in a program, unless the error is meant to be printed as its message alone. */
const THREW = /unhandled exception|^\w*Error: /;

interface StackResult {
    readonly plan: StackPlan;
    readonly findings: readonly Finding[];
    readonly failed: boolean;
}

async function previewStack(job: Job, outputs: StackOutputs, request: PreviewRequest): Promise<StackResult> {
    const fast = await runOnce(job, outputs, request, false);
    // A program that threw is run again for the stack trace: nobody pays for traces that nobody reads.
    const threw = fast.plan.diagnostics.some(({ message }) => THREW.test(message));
    const result =
        fast.failed && threw && request.signal?.aborted !== true ? await runOnce(job, outputs, request, true) : fast;
    if (result.failed) outputs.reject(job.name, "its own preview failed");
    request.onEvent?.({ kind: "finished", project: job.project.name, failed: result.failed });
    return result;
}

async function runOnce(
    job: Job,
    outputs: StackOutputs,
    request: PreviewRequest,
    traces: boolean,
): Promise<StackResult> {
    const { project, runner, identity, config } = job;
    const packs: PolicyPack[] = [];
    const state = new StackState(project.name, identity.stack, (resource) => {
        request.onEvent?.({ kind: "registered", project: project.name, urn: resource.urn });
        if (resource.read !== true) for (const pack of packs) pack.analyze(resource);
    });
    for (const key of config.secretKeys) {
        state.say("warning", `configuration ${key} is encrypted and stays unknown in this preview`);
    }
    const server = newServer();
    const transforms = new Transforms(state);
    const parts = { state, config: config.values, outputs: outputsInPreview };
    server.addService(engineGrpc.EngineService as never, engineService(state));
    server.addService(
        resourceGrpc.ResourceMonitorService as never,
        monitorService({
            ...identity,
            config: config.values,
            secretKeys: config.secretKeys,
            hash: assetHasher(project.programDirectory),
            registrations: new Registrations(parts),
            reads: new Reads({
                ...parts,
                stackOutputs: (name) => {
                    request.onEvent?.({ kind: "waiting", project: project.name, for: name });
                    return outputs.outputsFor(job.name, name);
                },
            }),
            invokes: new Invokes({ state, config: config.values, answers: request.answers?.invokes ?? [] }),
            transforms,
        }),
    );
    const address = await listen(server);
    let program: Child | undefined;
    const stop = async (): Promise<void> => {
        await Promise.all([program?.stop(), ...packs.map((pack) => pack.stop())]);
    };
    const onAbort = (): void => void stop();
    request.signal?.addEventListener("abort", onAbort, { once: true });
    try {
        request.signal?.throwIfAborted();
        request.onEvent?.({ kind: "started", project: project.name });
        program = startProgram({ project, runner, identity, config, monitor: address, engine: address, traces, state });
        packs.push(...job.packs.map((folder) => PolicyPack.start(folder, address, identity, config, state)));
        explainExit(state, program, await program.ended);
        // Programs that wait for this one's outputs need not wait for its verdicts.
        if (!state.failed) outputs.resolve(job.name, state.outputs);
        const findings = state.failed ? [] : await judge(packs, state);
        return {
            plan: state.toPlan((values) => withProjectPaths(values, project)),
            findings,
            failed: state.failed,
        };
    } finally {
        request.signal?.removeEventListener("abort", onAbort);
        await stop();
        transforms.close();
        server.forceShutdown();
    }
}

/** Collects the verdicts of all packs; a pack that fails is an error of the stack, and the others still speak. */
async function judge(packs: readonly PolicyPack[], state: StackState): Promise<Finding[]> {
    const verdicts = await Promise.allSettled(packs.map((pack) => pack.finish()));
    const { mask } = state;
    return verdicts.flatMap((verdict) => {
        if (verdict.status === "fulfilled") return verdict.value.map((finding) => masked(finding, mask));
        state.say("error", verdict.reason instanceof Error ? verdict.reason.message : String(verdict.reason));
        return [];
    });
}

/** A finding without any secret in its words: packs receive secrets bare. */
function masked(finding: Finding, mask: (text: string) => string): Finding {
    const maybe = (text: string | null): string | null => (text === null ? null : mask(text));
    const { expected, actual, message, remedy } = finding;
    return {
        ...finding,
        expected: maybe(expected),
        actual: maybe(actual),
        message: mask(message),
        remedy: maybe(remedy),
    };
}
