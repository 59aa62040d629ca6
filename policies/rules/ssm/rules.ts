import type { Rule } from "../../rule/rule.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [];
