import { promisify } from "node:util";
import * as grpc from "@grpc/grpc-js";
import engineGrpc from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import engineProto from "@pulumi/pulumi/proto/engine_pb.js";
import resourceGrpc from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import { type ComponentMonitor, construct } from "../awsx/construct.ts";
import { expanderOf } from "../awsx/registry.ts";
import type { Construct } from "./service.ts";

const LIMITS = {
    "grpc.max_receive_message_length": 400 * 1024 * 1024,
    "grpc.max_send_message_length": 400 * 1024 * 1024,
};

/** Makes components with the expansions of {@link expanderOf}, over the engine's own monitor. */
export const constructComponent: Construct = async (request, engine) => {
    const expand = expanderOf(request.getType());
    if (expand === undefined) throw new Error(`the simulated cloud cannot make the component ${request.getType()}`);
    const insecure = grpc.credentials.createInsecure();
    const monitor = new resourceGrpc.ResourceMonitorClient(request.getMonitorendpoint(), insecure, LIMITS);
    const log = engine === "" ? undefined : new engineGrpc.EngineClient(engine, insecure);
    try {
        return await construct(expand, request, overWire(monitor, log));
    } finally {
        monitor.close();
        log?.close();
    }
};

function overWire(
    monitor: InstanceType<typeof resourceGrpc.ResourceMonitorClient>,
    log: InstanceType<typeof engineGrpc.EngineClient> | undefined,
): ComponentMonitor {
    const call = <Name extends "registerResource" | "registerResourceOutputs" | "invoke">(name: Name) =>
        promisify(monitor[name].bind(monitor)) as unknown;
    return {
        register: call("registerResource") as ComponentMonitor["register"],
        registerOutputs: call("registerResourceOutputs") as ComponentMonitor["registerOutputs"],
        invoke: call("invoke") as ComponentMonitor["invoke"],
        warn: async (message, urn) => {
            if (log === undefined) return;
            const request = new engineProto.LogRequest();
            request.setSeverity(engineProto.LogSeverity.WARNING);
            request.setMessage(message);
            request.setUrn(urn);
            await (promisify(log.log.bind(log)) as unknown as (message: typeof request) => Promise<unknown>)(request);
        },
    };
}
