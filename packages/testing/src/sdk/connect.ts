import { sdk } from "./sdk.ts";
import type { DirectClient } from "@plinth/engine/host";

/** A program's names and mode, as the SDK tells them to the program. */
export interface Identity {
    /** Default: what an earlier run set, else `project`. */
    readonly project?: string | undefined;
    /** Default: what an earlier run set, else `stack`. */
    readonly stack?: string | undefined;
    readonly organization: string;
    readonly preview: boolean;
}

/** Puts the SDK into the state its own mocks put it into; {@link connect} says who answers. */
export function prepare({ project, stack, organization, preview }: Identity): void {
    // Nothing in it waits: the promise is resolved when it is returned.
    void sdk.runtime.setMocks({ newResource: refuse, call: refuse }, project, stack, preview, organization);
}

/** Lets a client answer everything the SDK asks of its monitor, and the SDK ask what that supports. */
export async function connect(client: DirectClient): Promise<void> {
    const mock = sdk.runtime.getMonitor();
    if (mock === undefined) throw new Error("the SDK has no monitor after setMocks");
    const own = Object.getOwnPropertyNames(Object.getPrototypeOf(mock)).filter((name) => name !== "constructor");
    const missing = own.filter((name) => !(name in client)).map((name) => [name, unsupported(name)]);
    Object.assign(mock, Object.fromEntries(missing), client, {
        // Without it the SDK serves transforms to whoever asks, as it does for the real engine.
        recordTransformCallback: undefined,
    });
    await (sdk.runtime as unknown as { awaitFeatureSupport(): Promise<void> }).awaitFeatureSupport();
}

function refuse(): never {
    throw new Error("the SDK's mock monitor was asked instead of the host");
}

function unsupported(name: string) {
    return (_request: unknown, answer?: (error: Error) => void): void => {
        const error = new Error(`${name} is not answered in tests`);
        if (typeof answer !== "function") throw error;
        answer(error);
    };
}
