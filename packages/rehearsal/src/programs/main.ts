import * as grpc from "@grpc/grpc-js";
import languageGrpc from "@pulumi/pulumi/proto/language_grpc_pb.js";
import { languageService } from "./service.ts";

// As much as the SDK takes: the settings of every program come in one message.
const MAX_MESSAGE_BYTES = 400 * 1024 * 1024;

// The process of a ProgramHost: listens on loopback, tells its parent the port, and ends with it.
const server = new grpc.Server({ "grpc.max_receive_message_length": MAX_MESSAGE_BYTES });
server.addService(languageGrpc.LanguageRuntimeService as never, languageService());
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error;
    process.send?.({ port });
});
process.on("disconnect", () => process.exit());
