import type { handleUnaryCall } from "@grpc/grpc-js";
import { Refusal } from "../state/refusal.ts";
import type { StackState } from "../state/stackState.ts";
import { unary } from "./unary.ts";

/** Wraps a handler that returns or throws. */
export type Serve = <Request, Response>(
    handle: (request: Request) => Response | Promise<Response>,
) => handleUnaryCall<Request, Response>;

/** Serves handlers of a program's run: once the engine has refused something, nothing more is served. */
export function refusing(state: StackState): Serve {
    return (handle) =>
        unary(async (request) => {
            if (state.refused) throw new Refusal("", "the resource monitor has shut down");
            try {
                return await handle(request);
            } catch (error) {
                if (error instanceof Refusal) state.refuse(error);
                throw error;
            }
        });
}
