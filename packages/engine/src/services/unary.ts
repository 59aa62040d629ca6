import * as grpc from "@grpc/grpc-js";
import { InvalidArgument, Refusal } from "../state/refusal.ts";

/** The message limit of the engine and its SDKs: 400 MiB, a hundred times gRPC's own. */
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** For servers and clients. gRPC keeps statistics of every call unless told not to, and nobody asks for them. */
export const CHANNEL_OPTIONS = {
    "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
    "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
    "grpc.enable_channelz": 0,
} as const;

// What the library would print by itself is said by those who call it, in words. Its own switch still turns it on.
if (process.env["GRPC_VERBOSITY"] === undefined) grpc.setLogVerbosity(grpc.logVerbosity.NONE);

/** Wraps a handler that returns or throws as a gRPC handler that calls back. */
export function unary<Request, Response>(
    handle: (request: Request) => Response | Promise<Response>,
): grpc.handleUnaryCall<Request, Response> {
    return (call, callback) => {
        // A handler that throws at once and one that rejects later end the same way.
        Promise.resolve()
            .then(() => handle(call.request))
            .then(
                (response) => callback(null, response),
                (error: unknown) =>
                    callback({
                        code: codeOf(error),
                        details: error instanceof Error ? error.message : String(error),
                    }),
            );
    };
}

/** The SDK ends a program quietly when the engine is unavailable, which has then said why. */
function codeOf(error: unknown): grpc.status {
    if (error instanceof Refusal) return grpc.status.UNAVAILABLE;
    return error instanceof InvalidArgument ? grpc.status.INVALID_ARGUMENT : grpc.status.UNKNOWN;
}

/** The machine does not let the preview listen: for the person to mend, so it is printed as its message alone. */
class CannotListen extends Error {
    readonly plinthUserError = true;

    constructor(cause: Error) {
        super(
            `programs and packs talk to the preview over a port of 127.0.0.1, and none can be opened: ${cause.message}. ` +
                "Fix: allow connections on the loopback interface (a sandbox or a firewall may forbid them), and free file handles (ulimit -n)",
            { cause },
        );
    }
}

/** A gRPC server on a free port of the loopback interface. @throws CannotListen */
export async function listen(server: grpc.Server): Promise<string> {
    const port = await new Promise<number>((resolve, reject) => {
        server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
            error === null ? resolve(bound) : reject(new CannotListen(error)),
        );
    });
    return `127.0.0.1:${port}`;
}

export function newServer(): grpc.Server {
    return new grpc.Server(CHANNEL_OPTIONS);
}
