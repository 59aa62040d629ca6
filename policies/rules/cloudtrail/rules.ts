import type { Rule } from "../../rule/rule.ts";
import { cloudtrail } from "./cloudtrail.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [cloudtrail];
