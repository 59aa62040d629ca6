import type { Rule } from "../../rule/rule.ts";
import { ecsEfsTls } from "./ecsEfsTls.ts";
import { ecsInsightsExecLogs } from "./ecsInsightsExecLogs.ts";
import { ecsTaskHardening } from "./ecsTaskHardening.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [ecsTaskHardening, ecsEfsTls, ecsInsightsExecLogs];
