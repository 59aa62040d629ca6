export { agentPieces } from "./agent.ts";
export { gatewayPieces, type GatewayTarget, withoutSloCounters } from "./gateway.ts";
export type { CollectorPieces } from "./pieces.ts";
