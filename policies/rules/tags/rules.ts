import type { Rule } from "../../rule/rule.ts";
import { tagRequired } from "./tagRequired.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [tagRequired];
