import type { Alarm, AlarmRules, Metric } from "@plinth/alarms/plan";

const RECOMMENDED = 'CloudWatch User Guide, "Recommended alarms"';
const NAT_METRICS = 'Amazon VPC User Guide, "Monitor NAT gateways with Amazon CloudWatch"';

function natMetric(name: string): Metric {
    return { namespace: "AWS/NATGateway", name, statistic: "Sum" };
}

/** Alarms of a network, by role: of each NAT gateway, of each interface endpoint, and of the flow logs. */
export const networkAlarms = {
    natPortsExhausted: {
        severity: "page",
        says: "has no port left for new connections to a destination",
        watches: { metric: natMetric("ErrorPortAllocation") },
        wrong: "above",
        threshold: { value: 0, unit: "refused connections a minute", min: 0, max: 1_000_000 },
        periodSeconds: 60,
        periods: 15,
        datapoints: 15,
        missing: { means: "notBreaching", because: "a gateway without traffic refuses nothing" },
        runbook: "docs/runbooks/network/nat-ports-exhausted.md",
        source: `${NAT_METRICS}; zero for 15 minutes from ${RECOMMENDED}`,
    },
    natPacketsDropped: {
        severity: "ticket",
        says: "drops packets",
        watches: {
            metrics: {
                dropped: natMetric("PacketsDropCount"),
                inside: natMetric("PacketsInFromSource"),
                outside: natMetric("PacketsInFromDestination"),
            },
            expression: "IF(inside + outside > 0, 100 * dropped / (inside + outside), 0)",
        },
        wrong: "above",
        threshold: { value: 0.01, unit: "% of packets", min: 0, max: 100 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: { means: "notBreaching", because: "a gateway without traffic drops nothing" },
        runbook: "docs/runbooks/network/nat-packets-dropped.md",
        source: `${NAT_METRICS}; 0.01 % of the traffic for 5 minutes from ${RECOMMENDED}`,
    },
    endpointPacketsDropped: {
        severity: "ticket",
        says: "drops packets",
        watches: { metric: { namespace: "AWS/PrivateLinkEndpoints", name: "PacketsDropped", statistic: "Sum" } },
        wrong: "above",
        threshold: { value: 100, unit: "packets a minute", min: 0, max: 10_000_000 },
        periodSeconds: 60,
        periods: 5,
        datapoints: 5,
        missing: { means: "notBreaching", because: "an endpoint without traffic drops nothing" },
        runbook: "docs/runbooks/network/endpoint-packets-dropped.md",
        source: `AWS PrivateLink Guide, "CloudWatch metrics for AWS PrivateLink"; ${RECOMMENDED} asks for a low threshold of one's own; 100 is ours: a few packets above 8500 bytes are dropped by design`,
    },
    flowLogsSilent: {
        severity: "ticket",
        says: "gets no records of the network's traffic",
        watches: { metric: { namespace: "AWS/Logs", name: "IncomingLogEvents", statistic: "Sum" } },
        wrong: "below",
        threshold: { value: 1, unit: "records in 5 minutes", min: 1, max: 1_000_000 },
        periodSeconds: 300,
        periods: 12,
        datapoints: 12,
        missing: { means: "breaching", because: "a group that gets nothing has no metric" },
        runbook: "docs/runbooks/network/flow-logs-silent.md",
        source: 'Amazon CloudWatch Logs User Guide, "Monitoring usage with CloudWatch metrics"; an hour is ours: AWS publishes no metric of failed deliveries to a log group',
    },
} as const satisfies AlarmRules;

export type NetworkAlarmRole = keyof typeof networkAlarms;

/** What of a network is watched. */
export interface WatchedNetwork {
    readonly vpcId: Alarm["subject"];
    /** Ids of NAT gateways, by zone or `regional`. */
    readonly natGateways: Readonly<Record<string, Alarm["subject"]>>;
    /** Interface endpoints, by service. */
    readonly endpoints: Readonly<Record<string, { readonly id: Alarm["subject"]; readonly serviceName: string }>>;
    /** The log group of the flow logs; none where they go to a bucket, of which there is no metric. */
    readonly flowLogGroup: Alarm["subject"] | undefined;
}

/** The alarms of a network. Pure. */
export function planNetworkAlarms(watched: WatchedNetwork): Alarm<NetworkAlarmRole>[] {
    const { vpcId, natGateways, endpoints, flowLogGroup } = watched;
    return [
        ...Object.entries(natGateways).flatMap(([of, id]) =>
            (["natPortsExhausted", "natPacketsDropped"] as const).map((role) => ({
                role,
                of,
                subject: id,
                dimensions: { NatGatewayId: id },
            })),
        ),
        ...Object.entries(endpoints).map(([of, { id, serviceName }]) => ({
            role: "endpointPacketsDropped" as const,
            of,
            subject: id,
            dimensions: {
                "Endpoint Type": "Interface",
                "Service Name": serviceName,
                "VPC Endpoint Id": id,
                "VPC Id": vpcId,
            },
        })),
        ...(flowLogGroup === undefined
            ? []
            : [
                  {
                      role: "flowLogsSilent" as const,
                      subject: flowLogGroup,
                      dimensions: { LogGroupName: flowLogGroup },
                  },
              ]),
    ];
}
