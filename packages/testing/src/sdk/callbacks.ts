import { type CallbackClient, Callbacks } from "@plinth/engine/host";
import type { SdkStore } from "./store.ts";

/**
 * Calls the program's transforms where the SDK keeps them, in the state of the run that registered the resource: over
 * the SDK's own server they would run in the state of the process, which knows neither secrets nor the run.
 */
export function ownCallbacks(store: SdkStore): CallbackClient {
    const remote = new Callbacks();
    return {
        async invoke(callback, message) {
            const own = store.callbacks?._callbacks?.get(callback.getToken());
            if (own === undefined) return await remote.invoke(callback, message);
            return (await own(message)).serializeBinary();
        },
        close: () => remote.close(),
    };
}
