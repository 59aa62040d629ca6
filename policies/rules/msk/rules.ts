import type { Rule } from "../../rule/rule.ts";
import { mskEncryption } from "./mskEncryption.ts";
import { mskPublic } from "./mskPublic.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [mskEncryption, mskPublic];
