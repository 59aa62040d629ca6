export { ExistingNetwork, type ExistingNetworkArgs } from "./existingNetwork.ts";
export {
    type AddressChoice,
    type AwsxChoice,
    type NatChoice,
    type NativeChoice,
    Network,
    type NetworkArgs,
} from "./network.ts";
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
    TopologyName,
} from "./plan/index.ts";
