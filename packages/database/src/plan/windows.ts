import type { Violation } from "@plinth/core/settings";
import { checkWindows as checkPair } from "@plinth/core/windows";
import { type CommonShape, DEFAULTS } from "./shape.ts";

/** The shortest window RDS takes, in minutes (Amazon RDS API Reference, CreateDBInstance, both windows). */
const SHORTEST = 30;

export function checkWindows(shape: CommonShape): Violation[] {
    return checkPair({
        daily: { path: ["backups", "window"], text: shape.backups?.window ?? DEFAULTS.backupWindow, name: "backup" },
        weekly: { path: ["maintenanceWindow"], text: shape.maintenanceWindow ?? DEFAULTS.maintenanceWindow },
        shortest: SHORTEST,
        reason: "AWS refuses that",
    });
}
