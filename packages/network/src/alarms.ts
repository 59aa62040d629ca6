import { type AlarmArgs, makeAlarms, useGraphs, type Widgets } from "@plinth/alarms";
import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { networkAlarms, type NetworkAlarmRole, planNetworkAlarms, type WatchedNetwork } from "./plan/index.ts";
import type { Scope } from "./scope.ts";

/** What of a network its alarms watch, besides the flow logs. */
export type NetworkParts = Omit<WatchedNetwork, "flowLogGroup"> & { readonly flowLog: aws.ec2.FlowLog };

/** Alarms of the ways out, the interface endpoints and the flow logs, and what a dashboard shows of a network. */
export function watchNetwork(
    { name, parent, tags, shape }: Scope,
    { flowLog, ...parts }: NetworkParts,
    args: AlarmArgs<NetworkAlarmRole>,
): Widgets {
    const flowLogGroup = shape.flowLogs?.destination === "s3" ? undefined : groupOf(flowLog.logDestination);
    const gateways = Object.entries(parts.natGateways).map(([label, id]) => ({
        label,
        dimensions: { NatGatewayId: id },
    }));
    return {
        ...makeAlarms(
            { name, title: name, rules: networkAlarms, args: { ...args, tags }, parent },
            planNetworkAlarms({ ...parts, flowLogGroup }),
        ),
        drawn: useGraphs("natGateway", gateways),
    };
}

/** The name of a log group, of its ARN. */
function groupOf(arn: pulumi.Output<string | undefined>): pulumi.Output<string> {
    return arn.apply((text) => text?.replace(/^.*:log-group:/, "").replace(/:\*$/, "") ?? "");
}
