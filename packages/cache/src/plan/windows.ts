import type { Violation } from "@plinth/core/settings";
import { checkWindows as checkPair } from "@plinth/core/windows";
import { type CacheShape, DEFAULTS } from "./shape.ts";

/** The shortest window ElastiCache takes, in minutes (Amazon ElastiCache API Reference, CreateReplicationGroup, both windows). */
const SHORTEST = 60;

export function checkWindows(shape: CacheShape): Violation[] {
    return checkPair({
        daily: {
            path: ["snapshots", "window"],
            text: shape.snapshots?.window ?? DEFAULTS.snapshotWindow,
            name: "snapshot",
        },
        weekly: { path: ["maintenanceWindow"], text: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow },
        shortest: SHORTEST,
        reason: "nodes would be changed while their data is copied",
    });
}
