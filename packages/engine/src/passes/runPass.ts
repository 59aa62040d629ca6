import { invokeAnswers } from "../answers/answers.ts";
import type { Pass } from "@plinth/plan";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import type { Judgement } from "../analyzer/pack.ts";
import { createHost } from "../host/host.ts";
import type { PreviewRequest } from "../preview.ts";
import { explainExit, startProgram } from "../process/program.ts";
import { engineService } from "../services/engineService.ts";
import { listen, newServer } from "../services/unary.ts";
import type { StackOutputs } from "../stackOutputs.ts";
import type { StackState } from "../state/stackState.ts";
import type { Job } from "./job.ts";
import type { Stops } from "./stops.ts";

/** How long a program that was refused something may take to end by itself, in milliseconds. */
const TO_END = 2000;

export interface PassRequest {
    readonly job: Job;
    readonly pass: Pass;
    /** Outputs of stacks, of the same pass. */
    readonly outputs: StackOutputs;
    /** Whether errors of the program carry stack traces. */
    readonly traces: boolean;
    /** Compiles the program's TypeScript without checking its types. */
    readonly transpileOnly: boolean;
    /** Gives made-up results of invokes in pass one, too. */
    readonly assumeAnswers: boolean;
    readonly request: PreviewRequest;
    /** Receives what must end with the preview: processes, servers. */
    readonly stops: Stops;
    /** Whether a pack may change resources: they then wait for the packs. */
    readonly corrected: boolean;
    /** Begins the judgements of the pass, given what it registers and the address of its Engine service. */
    readonly judge: (state: StackState, engine: string) => readonly Judgement[];
}

/** A pass whose program has ended; its verdicts may still be coming. */
export interface PassRun {
    readonly state: StackState;
    readonly judgements: readonly Judgement[];
}

/** Runs a program once against an engine in this process. */
export async function runPass({ request, ...run }: PassRequest): Promise<PassRun> {
    const { job, pass, outputs, traces, transpileOnly, assumeAnswers, stops, corrected, judge } = run;
    request.signal?.throwIfAborted();
    const { project, runner, identity, config } = job;
    const judgements: Judgement[] = [];
    const { state, monitor, close } = createHost({
        ...identity,
        pass,
        ...(request.variation === undefined ? {} : { variation: request.variation }),
        assumeAnswers,
        directory: project.programDirectory,
        projectDirectory: project.directory,
        config: config.values,
        secretKeys: config.secretKeys,
        secrets: config.secrets,
        heard: job.heard,
        answers: invokeAnswers(request.answers ?? {}),
        stackOutputs: (name) => {
            request.onEvent?.({ kind: "waiting", project: project.name, for: name });
            return outputs.outputsFor(job.name, name);
        },
        ...(corrected
            ? {
                  // One pack after the other: each sees what those before it made of the resource.
                  correct: async (resource, hash) => {
                      for (const judgement of judgements) await judgement.correct(resource, hash);
                  },
              }
            : {}),
        onAdded: (resource) => {
            request.onEvent?.({ kind: "registered", project: project.name, urn: resource.urn, pass });
            if (resource.read !== true) for (const judgement of judgements) judgement.analyze(resource);
        },
    });
    for (const warning of config.warnings) state.say("warning", warning);
    const server = newServer();
    stops.add(() => {
        close();
        server.forceShutdown();
    });
    server.addService(engineGrpc.EngineService as never, engineService(state));
    server.addService(resourceGrpc.ResourceMonitorService as never, monitor);
    const address = await listen(server);
    request.signal?.throwIfAborted();
    const program = startProgram({
        project,
        runner,
        identity,
        config,
        monitor: address,
        engine: address,
        variables: request.variables ?? {},
        traces,
        transpileOnly,
        state,
    });
    stops.add(() => program.stop());
    // Its calls fail from now on, which ends most programs; one that waits for what never comes is ended.
    let forced: NodeJS.Timeout | undefined;
    state.onRefused = () => (forced = setTimeout(() => void program.stop(), TO_END));
    judgements.push(...judge(state, address));
    const ended = await program.ended;
    clearTimeout(forced);
    explainExit(state, program, ended);
    state.gatherSecrets();
    return { state, judgements };
}
