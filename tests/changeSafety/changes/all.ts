import type { Change } from "../change.ts";
import { alarmChanges } from "./alarms.ts";
import { cacheCareChanges } from "./cache/care.ts";
import { cacheLossChanges } from "./cache/loss.ts";
import { cacheShapeChanges } from "./cache/shape.ts";
import { clusterAccessChanges } from "./cluster/access.ts";
import { clusterControlPlaneChanges } from "./cluster/controlPlane.ts";
import { clusterLossChanges } from "./cluster/loss.ts";
import { clusterNodesChanges } from "./cluster/nodes.ts";
import { databaseCareChanges } from "./database/care.ts";
import { databaseLossChanges } from "./database/loss.ts";
import { databaseShapeChanges } from "./database/shape.ts";
import { environmentChanges } from "./environment.ts";
import { networkBlockChanges } from "./network/block.ts";
import { networkLayoutChanges } from "./network/layout.ts";
import { networkTrafficChanges } from "./network/traffic.ts";

/** Every change that is told of. */
export const changes: readonly Change[] = [
    ...environmentChanges,
    ...alarmChanges,
    ...networkLayoutChanges,
    ...networkTrafficChanges,
    ...networkBlockChanges,
    ...cacheCareChanges,
    ...cacheShapeChanges,
    ...clusterControlPlaneChanges,
    ...clusterNodesChanges,
    ...databaseCareChanges,
    ...databaseShapeChanges,
    ...cacheLossChanges,
    ...clusterAccessChanges,
    ...clusterLossChanges,
    ...databaseLossChanges,
];
