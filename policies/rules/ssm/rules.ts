import type { Rule } from "../../rule/rule.ts";
import { ssmSecurestring } from "./ssmSecurestring.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [ssmSecurestring];
