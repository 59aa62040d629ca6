import { spawn } from "node:child_process";
import * as grpc from "@grpc/grpc-js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import type proto from "@pulumi/pulumi/proto/language_pb.js";

type Request = InstanceType<typeof proto.RunPluginRequest>;
type Said = InstanceType<typeof proto.RunPluginResponse>;

/**
 * Has Pulumi's own language host run a plugin that is written in Node.js, a policy pack say, in a process of its own, and hands
 * on what it says. The plugin ends when the engine calls it off.
 *
 * @param engine where the engine listens.
 */
export function runPluginApart(call: grpc.ServerWritableStream<Request, Said>, engine: string): void {
    const host = spawn("pulumi-language-nodejs", [engine], { stdio: ["ignore", "pipe", "ignore"] });
    const fail = (details: string): void => void call.destroy(Object.assign(new Error(details), { code: 2, details }));
    host.on("error", (error) => fail(error.message));
    host.on("exit", (code) => fail(`pulumi-language-nodejs ended with ${code}`));
    call.on("cancelled", () => host.kill());
    host.stdout.setEncoding("utf8").once("data", (port: string) => {
        const client = new languageGrpc.LanguageRuntimeClient(
            `127.0.0.1:${port.trim()}`,
            grpc.credentials.createInsecure(),
        );
        const plugin = client.runPlugin(call.request);
        call.on("cancelled", () => plugin.cancel());
        plugin.on("data", (said: Said) => call.write(said));
        plugin.on("error", ({ message }: Error) => fail(message));
        plugin.on("end", () => {
            call.end();
            client.close();
            host.removeAllListeners("exit").kill();
        });
    });
}
