import type { Related, Relation } from "../../relations/relation.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule } from "../../rule/rule.ts";

const VPC = "aws:ec2/vpc:Vpc";
const SUBNET = "aws:ec2/subnet:Subnet";
const FLOW_LOG = ["aws:ec2/flowLog:FlowLog"];
const LOG_OF_VPC: Relation = { types: FLOW_LOG, property: "vpcId", parents: [VPC], keys: [] };
const LOG_OF_SUBNET: Relation = { types: FLOW_LOG, property: "subnetId", parents: [SUBNET], keys: [] };
const SUBNET_OF_VPC: Relation = { types: [SUBNET], property: "vpcId", parents: [VPC], keys: [] };

export const vpcFlowLogs = stackRule({
    id: "vpc-flow-logs",
    severity: "medium",
    description: "The traffic of a VPC is logged",
    remedy: "add an aws.ec2.FlowLog for the VPC",
    types: [VPC],
    safeProperties: [],
    *check(vpc, { stack }) {
        const logs = stack.children(vpc, LOG_OF_VPC);
        const subnets = stack.children(vpc, SUBNET_OF_VPC).sure.map((subnet) => stack.children(subnet, LOG_OF_SUBNET));
        const isEach = (has: (logs: Related<ResourceView>) => boolean) => subnets.length > 0 && subnets.every(has);
        if (logs.sure.length > 0 || isEach(({ sure }) => sure.length > 0)) {
            return;
        }
        const mayBeEach = isEach(({ sure, maybe }) => sure.length + maybe.length > 0);
        yield {
            at: vpc.get("flowLogs"),
            expected: "a flow log for the VPC or for each of its subnets",
            found: "none",
            unverified: vpc.isForeign || logs.maybe.length > 0 || mayBeEach,
        };
    },
});
