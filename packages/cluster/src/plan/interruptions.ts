/** What AWS announces about instances. Karpenter drains a node that is named (Karpenter, "Disruption", "Interruption"). */
export interface Interruption {
    readonly description: string;
    readonly source: "aws.ec2" | "aws.health";
    readonly detailType: string;
}

/** By the key that stands in names; sources and types of events as EventBridge has them. */
export const INTERRUPTIONS = {
    health: { description: "Scheduled changes", source: "aws.health", detailType: "AWS Health Event" },
    spot: {
        description: "Spot nodes about to be taken back",
        source: "aws.ec2",
        detailType: "EC2 Spot Instance Interruption Warning",
    },
    rebalance: {
        description: "Spot nodes at risk",
        source: "aws.ec2",
        detailType: "EC2 Instance Rebalance Recommendation",
    },
    state: {
        description: "Instances that stop or end",
        source: "aws.ec2",
        detailType: "EC2 Instance State-change Notification",
    },
    reservation: {
        description: "Reserved capacity about to be taken back",
        source: "aws.ec2",
        detailType: "EC2 Capacity Reservation Instance Interruption Warning",
    },
} as const satisfies Record<string, Interruption>;
