import type { UntypedServiceImplementation } from "@grpc/grpc-js";
import engineProto from "@pulumi/pulumi/proto/engine_pb.js";
import emptyProto from "google-protobuf/google/protobuf/empty_pb.js";
import type { StackState } from "../state/stackState.ts";
import { unary } from "./unary.ts";

const { LogSeverity } = engineProto;

/** Pulumi's Engine service for one program: what it logs, and which resource is its root. */
export function engineService(state: StackState): UntypedServiceImplementation {
    let root = "";
    return {
        log: unary((request: engineProto.LogRequest) => {
            const severity = severities[request.getSeverity()];
            // The SDK sends about ten debug messages a resource; they are for people who debug the SDK.
            if (severity !== undefined) state.say(severity, request.getMessage().trimEnd(), request.getUrn());
            return new emptyProto.Empty();
        }),
        setRootResource: unary((request: engineProto.SetRootResourceRequest) => {
            root = request.getUrn();
            return new engineProto.SetRootResourceResponse();
        }),
        getRootResource: unary(() => {
            const response = new engineProto.GetRootResourceResponse();
            response.setUrn(root);
            return response;
        }),
        startDebugging: unary(() => new emptyProto.Empty()),
        requirePulumiVersion: unary(() => new engineProto.RequirePulumiVersionResponse()),
    };
}

const severities: Partial<Record<number, "info" | "warning" | "error">> = {
    [LogSeverity.INFO]: "info",
    [LogSeverity.WARNING]: "warning",
    [LogSeverity.ERROR]: "error",
};
