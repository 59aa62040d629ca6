export { endpointChecks } from "./checkEndpoints.ts";
export { flowLogsChecks } from "./checkFlowLogs.ts";
export { checkForRegion, checkNetwork, networkChecks } from "./checkNetwork.ts";
export { gatewayPolicy, type Perimeter, type PolicyDocument, type Statement } from "./endpointPolicy.ts";
export { endpointService, type EndpointService, INTERFACE_SERVICES } from "./endpointServices.ts";
export { orderedZones, type PlannedSubnet, type SubnetsShape } from "./layout.ts";
export { type NatPlan, planNat } from "./planNat.ts";
export { planSubnets } from "./planSubnets.ts";
export {
    DEFAULTS,
    type EndpointsShape,
    type FlowLogsShape,
    GATEWAY_SERVICES,
    type GatewayService,
    NAT_MODES,
    type NatMode,
    type NetworkShape,
    type Tier,
    TIERS,
} from "./shape.ts";
export { isZoneOf, parseZone, type ParsedZone, ZONE_SLOTS, zoneIdPrefix, zoneKey } from "./zones.ts";
