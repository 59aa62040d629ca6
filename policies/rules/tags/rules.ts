import type { Rule } from "../../rule/rule.ts";
import { tagAsgPropagate } from "./tagAsgPropagate.ts";
import { tagRequired } from "./tagRequired.ts";
import { tagValues } from "./tagValues.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [tagRequired, tagValues, tagAsgPropagate];
