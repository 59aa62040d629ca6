import structProto from "google-protobuf/google/protobuf/struct_pb.js";
import type { PlanObject } from "@plinth/plan";
import type { WireObject } from "../wire/fromWire.ts";
import { type Receiver, toWireObject } from "../wire/toWire.ts";

const EVERYTHING: Receiver = { secrets: true, resources: true };

export function readStruct(struct: structProto.Struct | undefined): WireObject {
    return (struct?.toJavaScript() ?? {}) as WireObject;
}

/** @param receiver what the receiver understands. Default: everything. */
export function writeStruct(values: PlanObject, receiver: Receiver = EVERYTHING): structProto.Struct {
    return structProto.Struct.fromJavaScript(toWireObject(values, receiver));
}
