import * as grpc from "@grpc/grpc-js";
import callbackGrpc from "@pulumi/pulumi/proto/callback_grpc_pb.js";
import callbackProto from "@pulumi/pulumi/proto/callback_pb.js";
import { CHANNEL_OPTIONS } from "../services/unary.ts";

type Client = InstanceType<typeof callbackGrpc.CallbacksClient>;

/** Calls functions of the program: transforms. */
export interface CallbackClient {
    /** Sends a message to a callback and returns the bytes of its answer. */
    invoke(callback: callbackProto.Callback, message: Uint8Array): Promise<Uint8Array>;
    close(): void;
}

/** Calls functions that live in the program's process. */
export class Callbacks implements CallbackClient {
    readonly #clients = new Map<string, Client>();

    invoke(callback: callbackProto.Callback, message: Uint8Array): Promise<Uint8Array> {
        const request = new callbackProto.CallbackInvokeRequest();
        request.setToken(callback.getToken());
        request.setRequest(message);
        return new Promise((resolve, reject) => {
            this.#client(callback.getTarget()).invoke(request, (error, response) =>
                error === null ? resolve(response.getResponse_asU8()) : reject(new Error(error.details)),
            );
        });
    }

    close(): void {
        for (const client of this.#clients.values()) client.close();
    }

    #client(target: string): Client {
        const known = this.#clients.get(target);
        if (known !== undefined) return known;
        const made = new callbackGrpc.CallbacksClient(target, grpc.credentials.createInsecure(), CHANNEL_OPTIONS);
        this.#clients.set(target, made);
        return made;
    }
}
