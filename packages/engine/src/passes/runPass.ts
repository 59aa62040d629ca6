import type { Pass } from "@plinth/plan";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import type { Judgement } from "../analyzer/pack.ts";
import { Invokes } from "../answers/invokes.ts";
import { resourceOutputs } from "../outputs/resourceOutputs.ts";
import type { PreviewRequest } from "../preview.ts";
import { explainExit, startProgram } from "../process/program.ts";
import { engineService } from "../services/engineService.ts";
import { monitorService } from "../services/monitorService.ts";
import { listen, newServer } from "../services/unary.ts";
import type { StackOutputs } from "../stackOutputs.ts";
import { Reads } from "../state/read.ts";
import { Registrations } from "../state/register.ts";
import { StackState } from "../state/stackState.ts";
import { Transforms } from "../transforms/transforms.ts";
import { assetHasher } from "../wire/hashAsset.ts";
import type { Job } from "./job.ts";
import type { Stops } from "./stops.ts";

export interface PassRequest {
    readonly job: Job;
    readonly pass: Pass;
    /** Outputs of stacks, of the same pass. */
    readonly outputs: StackOutputs;
    /** Whether errors of the program carry stack traces. */
    readonly traces: boolean;
    readonly request: PreviewRequest;
    /** Receives what must end with the preview: processes, servers. */
    readonly stops: Stops;
    /** Begins the judgements of the pass, given what it registers and the address of its Engine service. */
    readonly judge: (state: StackState, engine: string) => readonly Judgement[];
}

/** A pass whose program has ended; its verdicts may still be coming. */
export interface PassRun {
    readonly state: StackState;
    readonly judgements: readonly Judgement[];
}

/** Runs a program once against an engine in this process. */
export async function runPass({ job, pass, outputs, traces, request, stops, judge }: PassRequest): Promise<PassRun> {
    request.signal?.throwIfAborted();
    const { project, runner, identity, config } = job;
    const judgements: Judgement[] = [];
    const state = new StackState(
        project.name,
        identity.stack,
        (resource) => {
            request.onEvent?.({ kind: "registered", project: project.name, urn: resource.urn, pass });
            if (resource.read !== true) for (const judgement of judgements) judgement.analyze(resource);
        },
        pass,
    );
    for (const key of config.secretKeys) {
        state.say("warning", `configuration ${key} is encrypted and stays unknown in this preview`);
    }
    const server = newServer();
    const transforms = new Transforms(state);
    stops.add(() => {
        transforms.close();
        server.forceShutdown();
    });
    const parts = { state, config: config.values, outputs: resourceOutputs(pass, request.variation) };
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
    request.signal?.throwIfAborted();
    const program = startProgram({
        project,
        runner,
        identity,
        config,
        monitor: address,
        engine: address,
        traces,
        state,
    });
    stops.add(() => program.stop());
    judgements.push(...judge(state, address));
    explainExit(state, program, await program.ended);
    return { state, judgements };
}
