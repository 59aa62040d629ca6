import type * as pulumi from "@pulumi/pulumi";
import debuggable from "@pulumi/pulumi/runtime/debuggable.js";
import state from "@pulumi/pulumi/runtime/state.js";

// What the SDK's Automation API uses to run several programs in one process. The SDK exports it and leaves it out
// of its type declarations.
const internals = state as unknown as {
    withLocalStorage<Result>(callback: () => Promise<Result>): Promise<Result>;
    getStore(): SdkState;
};
const leaks = debuggable as unknown as { leakedPromises(): [Set<Promise<unknown>>, string] };

/** The part of the SDK's state that a recording looks at. */
export interface SdkState {
    readonly settings: { readonly rpcDone: Promise<unknown> };
    readonly pendingResourceRegistrations: ReadonlyMap<pulumi.Resource, unknown>;
}

/**
 * Runs a callback with SDK state of its own (settings, monitor, configuration, stack resource): nothing of an earlier
 * run is seen, and what an earlier run still does late reaches its own monitor only.
 */
export async function withOwnSdkState<Result>(callback: (own: SdkState) => Promise<Result>): Promise<Result> {
    return await internals.withLocalStorage(async () => await callback(internals.getStore()));
}

/** The SDK's account of registrations that never finished; also clears it, or the SDK would fail the process at its exit. */
export function unfinishedRegistrations(): string {
    const [, message] = leaks.leakedPromises();
    return message;
}
