import * as grpc from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { brokenConnection } from "./faults/answers.ts";

const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

/** Calls by which an engine that starts anew finds a provider that runs again. */
const STARTING = new Set(["handshake", "attach"]);

/** How long the answer to the call that crashed a provider has to leave. */
const LAST_ANSWER_MILLISECONDS = 25;

/** One provider on loopback. It can crash: its connections end, and it is back when the next engine asks for it. */
export class ListeningProvider {
    readonly #service: grpc.UntypedServiceImplementation;
    #server: grpc.Server | undefined;
    #port = 0;
    #isDown = false;
    #isStopped = false;

    constructor(service: grpc.UntypedServiceImplementation) {
        this.#service = Object.fromEntries(
            Object.entries(service).map(([name, handler]) => [name, this.#unlessDown(name, handler)]),
        );
    }

    /** @returns the port. */
    async start(): Promise<number> {
        const server = new grpc.Server({
            "grpc.max_receive_message_length": MAX_MESSAGE_BYTES,
            "grpc.max_send_message_length": MAX_MESSAGE_BYTES,
        });
        server.addService(providerGrpc.ResourceProviderService as never, this.#service);
        this.#port = await listen(server, this.#port);
        this.#server = server;
        if (this.#isStopped) server.forceShutdown();
        return this.#port;
    }

    /**
     * Nobody is answered any more, and all connections end. The call that crashed it is answered with what an engine finds
     * where a process is gone; cutting it off here would look like a call that was called off.
     */
    crash(): void {
        this.#isDown = true;
        const server = this.#server;
        this.#server = undefined;
        setTimeout(() => {
            server?.forceShutdown();
            void this.#restart();
        }, LAST_ANSWER_MILLISECONDS);
    }

    stop(): void {
        this.#isStopped = true;
        this.#server?.forceShutdown();
    }

    /** The system may take a moment to let go of the port. */
    async #restart(tries = 100): Promise<void> {
        if (this.#isStopped) return;
        try {
            await this.start();
        } catch (error) {
            if (tries <= 1) throw error;
            await new Promise((resolve) => setTimeout(resolve, 20));
            await this.#restart(tries - 1);
        }
    }

    #unlessDown(name: string, handler: unknown): grpc.UntypedHandleCall {
        const answer = handler as grpc.handleUnaryCall<unknown, unknown>;
        const guarded: grpc.handleUnaryCall<unknown, unknown> = (call, callback) => {
            if (STARTING.has(name)) this.#isDown = false;
            if (!this.#isDown) return answer(call, callback);
            const { code, message } = brokenConnection();
            callback({ code, details: message });
        };
        return guarded;
    }
}

async function listen(server: grpc.Server, port: number): Promise<number> {
    return await new Promise((resolve, reject) => {
        server.bindAsync(`127.0.0.1:${port}`, grpc.ServerCredentials.createInsecure(), (error, bound) => {
            if (error === null) resolve(bound);
            else reject(error);
        });
    });
}
