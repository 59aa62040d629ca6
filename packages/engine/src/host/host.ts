import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import { type Pass, type PlanObject, Secret, unknown } from "@plinth/plan";
import type { InvokeAnswer } from "../answers/answers.ts";
import { Invokes } from "../answers/invokes.ts";
import { resourceOutputs } from "../outputs/resourceOutputs.ts";
import { Hooks } from "../hooks/hooks.ts";
import { monitorService, type ProviderMocks } from "../services/monitorService.ts";
import { installedPlugins } from "../state/installedPlugins.ts";
import type { ProviderConfig } from "../state/providers.ts";
import { Reads } from "../state/read.ts";
import { Registrations } from "../state/register.ts";
import { type LiveResource, StackState } from "../state/stackState.ts";
import type { CallbackClient } from "../transforms/callbacks.ts";
import { Callbacks } from "../transforms/callbacks.ts";
import { Transforms } from "../transforms/transforms.ts";
import type { HashAsset } from "../wire/fromWire.ts";
import { assetHasher } from "../wire/hashAsset.ts";
import { UNKNOWN } from "@plinth/plan/markers";

/** One program's run against the simulated cloud. */
export interface HostRequest {
    readonly organization: string;
    readonly project: string;
    readonly stack: string;
    /** What is known: in the settled pass everything the simulated cloud makes up, in pass one nothing of it. */
    readonly pass: Pass;
    /** Varies what is made up. */
    readonly variation?: string;
    /** Gives made-up results of invokes in pass one, too. */
    readonly assumeAnswers?: boolean;
    /** The folder that paths of assets are relative to. */
    readonly directory: string;
    /** The folder that source positions are relative to. Default: `directory`. */
    readonly projectDirectory?: string;
    readonly config: ReadonlyMap<string, string>;
    readonly secretKeys: readonly string[];
    /** What must not be seen in anything said: the secrets of the configuration. */
    readonly secrets?: readonly string[];
    /** Texts of secrets that other runs of the same program sent or received; those of this one are added. */
    readonly heard?: Set<string>;
    /** Results of invokes, before those of the simulated cloud. */
    readonly answers: readonly InvokeAnswer[];
    /** Outputs of another stack by its full name. @throws Error when nobody can give them. */
    readonly stackOutputs: (name: string) => Promise<PlanObject>;
    /** Called with each resource, default providers included, once its inputs are final. */
    readonly onAdded?: (resource: LiveResource) => void;
    /** Has policy packs change the inputs of a resource before it is made. */
    readonly correct?: (resource: LiveResource, hash: HashAsset) => Promise<void>;
    readonly mocks?: ProviderMocks;
    /** Calls the program's functions. Default: over gRPC, where the program says it serves them. */
    readonly callbacks?: CallbackClient;
}

/** An engine for one program, without a wire: whoever holds it serves or calls its monitor. */
export interface Host {
    readonly state: StackState;
    readonly monitor: UntypedServiceImplementation;
    /** Closes the connections to the program's callbacks. */
    close(): void;
}

export function createHost(request: HostRequest): Host {
    const { organization, project, stack, pass, config, secretKeys, mocks } = request;
    const state = new StackState(project, stack, request.onAdded, pass);
    state.root = request.projectDirectory ?? request.directory;
    state.installed = (pkg) => installedPlugins(request.directory).get(pkg);
    state.hide(request.secrets ?? []);
    if (request.heard !== undefined) state.heard = request.heard;
    const callbacks = request.callbacks ?? new Callbacks();
    const transforms = new Transforms(state, callbacks);
    const hooks = new Hooks(state, callbacks);
    const providerConfig = forProviders(config, new Set(secretKeys));
    const parts = { state, config: providerConfig, outputs: resourceOutputs(pass, request.variation) };
    const monitor = monitorService({
        state,
        organization,
        project,
        stack,
        config,
        secretKeys,
        hash: assetHasher(request.directory),
        registrations: new Registrations(parts),
        reads: new Reads({ ...parts, stackOutputs: request.stackOutputs }),
        invokes: new Invokes({
            state,
            config: providerConfig,
            answers: request.answers,
            directory: request.directory,
            ...(request.variation === undefined ? {} : { variation: request.variation }),
            ...(request.assumeAnswers === undefined ? {} : { assumeAnswers: request.assumeAnswers }),
        }),
        transforms,
        hooks,
        ...(request.correct === undefined ? {} : { correct: request.correct }),
        ...(mocks === undefined ? {} : { mocks }),
    });
    return { state, monitor, close: () => callbacks.close() };
}

/** Configuration as default providers receive it: what is encrypted is secret, and unknown where it could not be opened. */
function forProviders(config: ReadonlyMap<string, string>, secretKeys: ReadonlySet<string>): ProviderConfig {
    return new Map(
        [...config].map(([key, value]) => {
            const known = value === UNKNOWN ? unknown : value;
            return [key, secretKeys.has(key) ? new Secret(known) : known];
        }),
    );
}
