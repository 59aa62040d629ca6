import { type Alarm, type AlarmChoice, thresholdOf } from "@plinth/alarms/plan";
import type { GroupSize } from "../shape.ts";
import { clusterAlarms, type ClusterAlarmRole } from "./clusterAlarms.ts";

/** What of a cluster is watched, by the names AWS gives it. */
export interface WatchedCluster {
    readonly clusterName: Alarm["subject"];
    /** Node groups by name, each with the auto scaling group behind it. */
    readonly groups: Readonly<
        Record<string, { readonly size: GroupSize; readonly autoScalingGroup: Alarm["subject"] }>
    >;
    /** Karpenter's queue of interruptions. */
    readonly queueName?: Alarm["subject"] | undefined;
}

const OF_CONTROL_PLANE = ["apiErrors", "apiThrottled", "apiSlow", "storageHigh", "podsUnschedulable"] as const;
/** Amazon EKS User Guide, "Organize and monitor cluster resources": what etcd is limited to. */
const STORAGE_BYTES = 8 * 2 ** 30;

/** The alarms of a cluster. Pure. */
export function planClusterAlarms(
    { clusterName, groups, queueName }: WatchedCluster,
    choice: AlarmChoice<ClusterAlarmRole> | undefined,
): Alarm<ClusterAlarmRole>[] {
    const share = (role: ClusterAlarmRole): number => thresholdOf(clusterAlarms, role, choice) / 100;
    return [
        ...OF_CONTROL_PLANE.map((role) => ({
            role,
            subject: clusterName,
            dimensions: { ClusterName: clusterName },
            ...(role === "storageHigh" ? { limit: share(role) * STORAGE_BYTES } : {}),
        })),
        ...Object.entries(groups).flatMap(([name, { size, autoScalingGroup }]) => {
            const group = {
                of: name,
                subject: autoScalingGroup,
                dimensions: { AutoScalingGroupName: autoScalingGroup },
            };
            // A group of none cannot have fewer, and one that does not grow is at its maximum always.
            const missing = {
                role: "nodesMissing",
                ...group,
                limit: Math.ceil(share("nodesMissing") * size.min),
            } as const;
            const full = {
                role: "nodesAtMaximum",
                ...group,
                limit: Math.floor(share("nodesAtMaximum") * size.max),
            } as const;
            return [...(size.min > 0 ? [missing] : []), ...(size.max > size.min ? [full] : [])];
        }),
        ...(queueName === undefined
            ? []
            : [{ role: "interruptionsUnread", subject: queueName, dimensions: { QueueName: queueName } } as const]),
    ];
}
