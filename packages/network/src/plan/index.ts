export {
    type NetworkAlarmRole,
    networkAlarms,
    planNetworkAlarms,
    type WatchedNetwork,
} from "./alarms/networkAlarms.ts";
export { endpointChecks } from "./checkEndpoints.ts";
export { flowLogsChecks } from "./checkFlowLogs.ts";
export { anyNetworkChecks, checkExistingNetwork, checkForRegion, checkNetwork } from "./checkNetwork.ts";
export { gatewayPolicy, type Perimeter, type PolicyDocument, type Statement } from "./endpointPolicy.ts";
export { DEFAULT_FIELDS, FLOW_LOG_FIELDS } from "./flowLogFields.ts";
export { endpointService, type EndpointService, INTERFACE_SERVICES } from "./endpointServices.ts";
export { type AclEntry, type AclPlan, planAcl } from "./planAcls.ts";
export { type ExistingShape, existingSubnets, type ExistingVpc } from "./existing.ts";
export { orderedZones, type PlannedSubnet, type SubnetsShape, tierPlans } from "./layout.ts";
export { type NatPlan, planNat } from "./planNat.ts";
export { type AwsxPlan, planAwsx } from "./planAwsx.ts";
export { nativeTable, planMove, TYPES } from "./planMove.ts";
export { planPlaces, planSubnets, type SubnetPlace } from "./planSubnets.ts";
export {
    type CustomTier,
    DEFAULTS,
    type EndpointsShape,
    type FlowLogsShape,
    GATEWAY_SERVICES,
    type GatewayService,
    type IpamShape,
    NAT_ADDRESSES,
    NAT_MODES,
    type NatAddresses,
    type NatMode,
    type NetworkAclsShape,
    type NetworkShape,
    type Tier,
    TIERS,
    TOPOLOGIES,
    type TopologyName,
} from "./shape.ts";
export { isZoneOf, parseZone, type ParsedZone, ZONE_SLOTS, zoneIdPrefix, zoneKey } from "./zones.ts";
export { networkOptOuts } from "./optOuts.ts";
export { cidrsByTier, planSubnetCidrs, type SubnetCidrs } from "./subnetCidrs.ts";
