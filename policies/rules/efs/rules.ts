import type { Rule } from "../../rule/rule.ts";
import { efsEncryption } from "./efsEncryption.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [efsEncryption];
