import type { Rule } from "../../rule/rule.ts";
import { costEbsGp3 } from "./costEbsGp3.ts";
import { costInstanceType } from "./costInstanceType.ts";
import { costNatEip } from "./costNatEip.ts";
import { costScalingMax } from "./costScalingMax.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [costEbsGp3, costInstanceType, costNatEip, costScalingMax];
