import type { Rule } from "../../rule/rule.ts";
import { dynamodbCmk } from "./dynamodbCmk.ts";
import { dynamodbPitr } from "./dynamodbPitr.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [dynamodbCmk, dynamodbPitr];
