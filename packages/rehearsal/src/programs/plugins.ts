import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import * as grpc from "@grpc/grpc-js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type proto from "@pulumi/pulumi/proto/language_pb.js";

type Request = InstanceType<typeof proto.RunPluginRequest>;
/** A question for a plugin, answered by what it says. */
export type PluginCall = grpc.ServerWritableStream<Request, InstanceType<typeof proto.RunPluginResponse>>;

const LANGUAGE_HOST = "pulumi-language-nodejs";

/**
 * Runs a plugin of a command, such as a policy pack, in a process of its own: by the CLI's own language host, which gives a
 * pack the configuration of the stack.
 */
export async function runPlugin(call: PluginCall, engine: string): Promise<void> {
    const host = spawn(LANGUAGE_HOST, [engine], { stdio: ["ignore", "pipe", "ignore"] });
    call.on("cancelled", () => host.kill());
    try {
        const address = `127.0.0.1:${await portOf(host)}`;
        const client = new languageGrpc.LanguageRuntimeClient(address, grpc.credentials.createInsecure());
        const answers = client.runPlugin(call.request);
        call.on("cancelled", () => answers.cancel());
        for await (const answer of answers) call.write(answer);
        call.end();
    } catch (error) {
        call.destroy(error instanceof Error ? error : new Error(String(error)));
    } finally {
        host.kill();
    }
}

/** The port that a language host says on its first line. */
async function portOf(host: ChildProcess): Promise<number> {
    return await new Promise((resolve, reject) => {
        host.once("error", reject);
        host.once("exit", (code) => reject(new Error(`${LANGUAGE_HOST} ended with ${code}`)));
        if (host.stdout !== null) createInterface(host.stdout).once("line", (line) => resolve(Number(line)));
    });
}
