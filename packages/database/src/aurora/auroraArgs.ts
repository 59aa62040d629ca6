import type { AlarmArgs } from "@plinth/alarms";
import type { DatabasePlace } from "../databaseArgs.ts";
import type { AuroraAlarmRole, AuroraShape } from "../plan/index.ts";

/** What an Aurora cluster is made from. */
export interface AuroraArgs extends AuroraShape, DatabasePlace, AlarmArgs<AuroraAlarmRole> {}
