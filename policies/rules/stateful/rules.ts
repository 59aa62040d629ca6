import type { Rule } from "../../rule/rule.ts";
import { protectStateful } from "./protectStateful.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [protectStateful];
