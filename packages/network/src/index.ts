export { Network, type NetworkArgs } from "./network.ts";
export type { EndpointsShape, FlowLogsShape, GatewayService, NatMode, NetworkShape, Tier } from "./plan/index.ts";
