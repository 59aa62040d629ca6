import type { Rule } from "../../rule/rule.ts";
import { dbInPublicSubnet } from "./dbInPublicSubnet.ts";
import { defaultSgClosed } from "./defaultSgClosed.ts";
import { naclAdminPorts } from "./naclAdminPorts.ts";
import { noDefaultVpc } from "./noDefaultVpc.ts";
import { peeringRoutes } from "./peeringRoutes.ts";
import { sgDescription } from "./sgDescription.ts";
import { sgEgressWorld } from "./sgEgressWorld.ts";
import { sgIngressWorld } from "./sgIngressWorld.ts";
import { subnetAutoPublicIp } from "./subnetAutoPublicIp.ts";
import { vpcFlowLogs } from "./vpcFlowLogs.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    dbInPublicSubnet,
    defaultSgClosed,
    naclAdminPorts,
    noDefaultVpc,
    peeringRoutes,
    sgDescription,
    sgEgressWorld,
    sgIngressWorld,
    subnetAutoPublicIp,
    vpcFlowLogs,
];
