import { sdk } from "../sdk/sdk.ts";
import {
    type Answer,
    createHost,
    type DirectClient,
    directClient,
    type Host,
    type LiveResource,
    type ProviderMocks,
} from "@plinth/engine/host";
import type { PlanObject, StackPlan } from "@plinth/plan";
import type resourceProto from "@pulumi/pulumi/proto/resource_pb.js";
import { ownCallbacks } from "../sdk/callbacks.ts";
import { connect, type Identity, prepare } from "../sdk/connect.ts";
import { currentStore, type SdkStore } from "../sdk/store.ts";
import { configurationOf } from "./configuration.ts";
import { Failures, type Hints } from "./failures.ts";
import { type Mocked, type Mocks, outputsOf, providerMocks } from "./mocks.ts";
import { PendingCalls } from "./pendingCalls.ts";

/** What a run is given besides mocks. */
export interface RunOptions extends Identity {
    readonly mocks: Mocks;
    /** Outputs of other stacks by full name. */
    readonly stackOutputs: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
    /** Types whose resources may have invented outputs. */
    readonly genericTypes: readonly string[];
    /** What a message names as the place of an answer. */
    readonly hints: Hints;
}

/** A program under test: what it registers goes to an engine in this process, which keeps what the engine refuses. */
export class Run {
    readonly store: SdkStore;
    /** Resolves when the SDK has asked what the host supports. */
    readonly connected: Promise<void>;
    /** Whether something has been reported that will never end. */
    stuck = false;
    #host: Host;
    #begun = false;
    readonly #options: RunOptions;
    readonly #mocked: Mocked = { resources: [], urns: new Set() };
    readonly #pending: PendingCalls;
    readonly #failures: Failures;

    constructor(options: RunOptions) {
        prepare(options);
        this.#options = options;
        this.store = currentStore();
        // The SDK makes a new map for each run: what a later run's setMocks drops is still seen here.
        this.#pending = new PendingCalls(this.store.pendingResourceRegistrations);
        this.#host = this.#makeHost();
        const { genericTypes, hints } = options;
        const isMocked = (urn: string): boolean => this.#mocked.urns.has(urn);
        this.#failures = new Failures({ gaps: () => this.#host.state.gaps, isMocked, genericTypes, hints });
        this.connected = connect(this.#client());
    }

    /** What the program registered and read, in order. */
    get resources(): readonly LiveResource[] {
        return this.#mocked.resources;
    }

    /** All of it as plans keep it. */
    toPlan(): StackPlan {
        return this.#host.state.toPlan((values) => values);
    }

    /** Types that the simulated cloud has no model of, and no mock either. */
    get genericTypes(): string[] {
        return this.#failures.gaps("generic").map(({ token }) => token);
    }

    /** Everything the engine refused or could not answer, each said once over the life of the run. */
    takeFailures(): string[] {
        return this.#failures.take();
    }

    /** Registrations and calls that have begun and not ended, each said once. */
    takePending(): string[] {
        const messages = this.#pending.take();
        if (messages.length > 0) this.#giveUp();
        return messages;
    }

    /** What else the SDK waits for. */
    takeWaiting(): string[] {
        const labels = [...this.store.leakCandidates].map(
            (promise) => (promise as { readonly _debugCtx?: string })._debugCtx ?? "",
        );
        const values = labels.flatMap((label) => /await\(Promise<(.*)>\)$/.exec(label)?.[1] ?? []);
        this.#giveUp();
        return [`the program waits for a value that does not come${values.map((value) => `: ${value}`).join("")}`];
    }

    /** Whether a registration or a call is under way that has not been reported. */
    get busy(): boolean {
        return this.#pending.some;
    }

    /** Whether a rejection follows from something the engine refused. */
    explains(reason: unknown): boolean {
        return this.#failures.explains(reason);
    }

    close(): void {
        this.#host.close();
    }

    /** The SDK forgets what it waits for, which would fail the process at its exit. */
    #giveUp(): void {
        this.stuck = true;
        this.store.leakCandidates.clear();
    }

    #makeHost(): Host {
        const { organization, preview } = this.#options;
        return createHost({
            organization,
            project: sdk.getProject(),
            stack: sdk.getStack(),
            pass: preview ? "preview" : "settled",
            directory: process.cwd(),
            config: configurationOf(this.store),
            secretKeys: [],
            answers: [],
            stackOutputs: async (name) => await this.#stackOutputs(name),
            mocks: this.#mocks(),
            callbacks: ownCallbacks(this.store),
        });
    }

    /** The host reads configuration once, and tests may set theirs after their mocks: it is made anew until it is needed. */
    #hostFor(method: string): Host {
        if (this.#begun) return this.#host;
        this.#begun = !ABOUT_THE_HOST.has(method);
        this.#host = this.#makeHost();
        return this.#host;
    }

    #client(): DirectClient {
        const methods = Object.keys(this.#host.monitor);
        const late = methods.map((method) => [
            method,
            (call: never, answer: never): void => {
                (this.#hostFor(method).monitor[method] as (call: never, answer: never) => void)(call, answer);
            },
        ]);
        const client = directClient(Object.fromEntries(late) as Host["monitor"], {
            begun: (method, request) => this.#pending.begin(request, describe(method, request)),
            ended: (_method, request, error) => {
                this.#pending.end(request);
                if (error !== null) this.#failures.add(error);
            },
        });
        return { ...client, invoke: this.#refusing(client, "invoke"), call: this.#refusing(client, "call") };
    }

    /** An answer that nobody has is an error to the program: an unknown result would only fail later, and elsewhere. */
    #refusing(client: DirectClient, method: string) {
        return (request: unknown, answer: Answer): void => {
            const token = (request as resourceProto.ResourceInvokeRequest).getTok();
            client[method]?.(request, (error, response) => {
                if (error !== null || !this.#failures.gaps("unanswered").some((gap) => gap.token === token))
                    return answer(error, response);
                const details = this.#failures.unanswered(token);
                answer(Object.assign(new Error(details), { details }));
            });
        };
    }

    #isGeneric({ urn }: LiveResource): boolean {
        return this.#host.state.gaps.some(({ kind, urns }) => kind === "generic" && urns.includes(urn));
    }

    async #stackOutputs(name: string): Promise<PlanObject> {
        const outputs = this.#options.stackOutputs[name];
        return outputs === undefined ? {} : await outputsOf(name, outputs);
    }

    #mocks(): ProviderMocks {
        const mocks = providerMocks(this.#options.mocks, this.#mocked, (resource) => this.#isGeneric(resource));
        return {
            ...mocks,
            made: async (resource, remote) => {
                await mocks.made(resource, remote);
                const { type, id, urn } = resource;
                if (type !== STACK_REFERENCE || id in this.#options.stackOutputs || this.#mocked.urns.has(urn)) return;
                throw new Error(
                    `stack ${id} is referred to and nobody gives its outputs. ${this.#options.hints.stack(id)}`,
                );
            },
        };
    }
}

const ABOUT_THE_HOST = new Set(["getDeploymentInfo", "supportsFeature"]);
const STACK_REFERENCE = "pulumi:pulumi:StackReference";

/** A call as a person would name it. */
function describe(method: string, request: unknown): string {
    const named = request as { getName?(): string; getType?(): string; getTok?(): string; getUrn?(): string };
    if (named.getType !== undefined) return `${named.getName?.() ?? ""} [${named.getType()}]`;
    return `${method} ${named.getTok?.() ?? named.getUrn?.() ?? ""}`.trimEnd();
}
