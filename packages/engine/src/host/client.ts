import type { handleUnaryCall, ServiceError, UntypedServiceImplementation } from "@grpc/grpc-js";
import * as grpc from "@grpc/grpc-js";

/** How a client's method answers. */
export type Answer = (error: Error | null, response?: unknown) => void;

/** The methods of a service, called with messages instead of bytes. */
export type DirectClient = Readonly<Record<string, (request: unknown, answer: Answer) => void>>;

/** What is told of each call. */
export interface CallObserver {
    readonly begun: (method: string, request: unknown) => void;
    readonly ended: (method: string, request: unknown, error: Error | null) => void;
}

/**
 * A client of a service in the same process. Errors arrive as those of gRPC do, with `code` and `details`, but for the
 * message: it is the details alone.
 */
export function directClient(service: UntypedServiceImplementation, observer: CallObserver): DirectClient {
    const methods = Object.keys(service).map((method) => {
        const handle = service[method] as handleUnaryCall<unknown, unknown>;
        const call = (request: unknown, answer: Answer): void => {
            observer.begun(method, request);
            // Handlers here read nothing of a call but its request.
            handle({ request } as Parameters<typeof handle>[0], (failure, response) => {
                const error = failure === null ? null : asError(failure);
                observer.ended(method, request, error);
                if (error === null) answer(null, response);
                else answer(error);
            });
        };
        return [method, call] as const;
    });
    return Object.fromEntries(methods);
}

function asError({ code, details }: Partial<ServiceError>): Error {
    const text = details ?? "";
    // In a process of its own a program ends with the engine; here, others go on.
    const kept = code === undefined || code === grpc.status.UNAVAILABLE ? grpc.status.UNKNOWN : code;
    return Object.assign(new Error(text), { code: kept, details: text });
}
