import type { Rule } from "../../rule/rule.ts";
import { dbInPublicSubnet } from "./dbInPublicSubnet.ts";
import { defaultSgClosed } from "./defaultSgClosed.ts";
import { sgIngressWorld } from "./sgIngressWorld.ts";
import { subnetAutoPublicIp } from "./subnetAutoPublicIp.ts";
import { vpcFlowLogs } from "./vpcFlowLogs.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    dbInPublicSubnet,
    defaultSgClosed,
    sgIngressWorld,
    subnetAutoPublicIp,
    vpcFlowLogs,
];
