import * as grpc from "@grpc/grpc-js";
import proto from "@pulumi/pulumi/proto/provider_pb.js";
import statusProto from "@pulumi/pulumi/proto/status_pb.js";
import any from "google-protobuf/google/protobuf/any_pb.js";
import { toStruct } from "../wire.ts";
import type { Outcome } from "./faults.ts";

/** An answer that is an error, with what gRPC carries beside its words. */
export class AnswerError extends Error {
    readonly code: grpc.status;
    readonly metadata: grpc.Metadata;

    constructor(message: string, code: grpc.status, metadata = new grpc.Metadata()) {
        super(message);
        this.code = code;
        this.metadata = metadata;
    }
}

/**
 * What the engine is told when a resource exists and its initialisation failed: it keeps id and state, and tries again.
 *
 * @param reasons the first is the error's message.
 */
export function initialisationFailed(reasons: readonly string[], { id, inputs, state }: Outcome): AnswerError {
    const [reason = ""] = reasons;
    const detail = new proto.ErrorResourceInitFailed();
    detail.setId(id);
    detail.setProperties(toStruct(state));
    detail.setInputs(toStruct(inputs));
    detail.setReasonsList([...reasons]);
    const packed = new any.Any();
    packed.pack(detail.serializeBinary(), "pulumirpc.ErrorResourceInitFailed");
    const status = new statusProto.Status();
    status.setCode(grpc.status.UNKNOWN);
    status.setMessage(reason);
    status.addDetails(packed);
    const metadata = new grpc.Metadata();
    // The header in which gRPC carries an error's details.
    metadata.add("grpc-status-details-bin", Buffer.from(status.serializeBinary()));
    return new AnswerError(reason, grpc.status.UNKNOWN, metadata);
}

/** What the engine finds when the process behind a connection is gone (grpc-go's words). */
export function brokenConnection(): AnswerError {
    return new AnswerError("error reading from server: EOF", grpc.status.UNAVAILABLE);
}
