import { type Change, everywhere } from "../change.ts";
import { set } from "../edit.ts";

/** Changes of what watches, which touch nothing that is watched; and alarms that follow what they watch. */
export const alarmChanges: readonly Change[] = [
    {
        title: "another threshold of an alarm",
        file: "database",
        edit: set("instances.orders.alarms", { memoryLow: { threshold: 20 } }),
        expected: everywhere({ alarms: ["database-orders-memory-low-alarm"] }),
    },
    {
        title: "another severity of an alarm",
        file: "database",
        edit: set("instances.orders.alarms", { storageLow: { severity: "ticket" } }),
        expected: everywhere({ alarms: ["database-orders-storage-low-alarm"] }),
    },
    {
        title: "no alarms",
        file: "cache",
        edit: set("instances.sessions.alarms", "off"),
        expected: everywhere({ alarms: [] }),
    },
    {
        title: "another severity of an alarm",
        file: "network",
        edit: set("alarms", { flowLogsSilent: { severity: "page" } }),
        expected: everywhere({ alarms: ["network-flow-logs-silent-alarm"] }),
    },
    {
        title: "a threshold that follows the instance class",
        file: "database",
        edit: set("instances.orders.instanceClass", "db.r7g.4xlarge"),
        expected: everywhere({
            updates: { "Instance database-orders-instance": ["instanceClass"] },
            alarms: ["database-orders-connections-high-alarm", "database-orders-memory-low-alarm"],
        }),
    },
];
