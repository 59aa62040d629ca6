export type { Invocation } from "../answers/invokes.ts";
export type { ProviderMocks } from "../services/monitorService.ts";
export type { LiveResource } from "../state/stackState.ts";
export { type CallbackClient, Callbacks } from "../transforms/callbacks.ts";
export { fromWireObject, type WireObject } from "../wire/fromWire.ts";
export { toWire, toWireObject } from "../wire/toWire.ts";
export { type Answer, type CallObserver, directClient, type DirectClient } from "./client.ts";
export { createHost, type Host, type HostRequest } from "./host.ts";
