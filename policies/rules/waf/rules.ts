import type { Rule } from "../../rule/rule.ts";
import { wafOnPublic } from "./wafOnPublic.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [wafOnPublic];
