export { ExistingNetwork, type ExistingNetworkArgs } from "./existingNetwork.ts";
export { type AddressChoice, type NatChoice, Network, type NetworkArgs } from "./network.ts";
export type {
    CustomTier,
    EndpointsShape,
    ExistingVpc,
    FlowLogsShape,
    GatewayService,
    IpamShape,
    NatAddresses,
    NatMode,
    NetworkAclsShape,
    NetworkShape,
    Tier,
} from "./plan/index.ts";
