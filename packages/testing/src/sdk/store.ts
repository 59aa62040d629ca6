import type * as pulumi from "@pulumi/pulumi";
import { load } from "./sdk.ts";

/** The part of the SDK's state that a run looks at. */
export interface SdkStore {
    readonly settings: {
        /** Resolves when every call so far has been answered; replaced with each new call. */
        readonly rpcDone: Promise<unknown>;
    };
    /** Stack configuration as the SDK keeps it: JSON text by environment variable. */
    readonly config: Readonly<Record<string, string | undefined>>;
    readonly pendingResourceRegistrations: Map<pulumi.Resource, PendingRegistration>;
    readonly leakCandidates: Set<unknown>;
    /** The server of transforms and hooks, once there is one, and what it serves by token. */
    readonly callbacks?: {
        /** Resolves once the server answers: the SDK asks until it does. */
        readonly _target?: Promise<unknown>;
        readonly _callbacks?: ReadonlyMap<string, (message: Uint8Array) => Promise<{ serializeBinary(): Uint8Array }>>;
    };
}

/** What the SDK knows of a registration that has not been sent yet. */
export interface PendingRegistration {
    readonly label: string;
    readonly name?: string;
    readonly type?: string;
    readonly phase: string;
    readonly inputProperty?: string;
}

// What the SDK's Automation API uses to run several programs in one process. The SDK exports it and leaves it out
// of its type declarations.
const internals = load<{
    withLocalStorage<Result>(callback: () => Promise<Result>): Promise<Result>;
    getLocalStore(): SdkStore | undefined;
    getStore(): SdkStore;
}>("@pulumi/pulumi/runtime/state.js");

/**
 * Runs a callback with SDK state of its own (settings, monitor, configuration, stack resource): nothing of an earlier
 * run is seen, and what an earlier run still does late reaches its own monitor only.
 */
export async function withOwnStore<Result>(callback: (own: SdkStore) => Promise<Result>): Promise<Result> {
    return await internals.withLocalStorage(async () => await callback(internals.getStore()));
}

/** The SDK's state here: that of {@link withOwnStore}, else the process's. */
export function currentStore(): SdkStore {
    return internals.getStore();
}

/** The state of {@link withOwnStore}, within it. */
export function ownStore(): SdkStore | undefined {
    return internals.getLocalStore();
}
