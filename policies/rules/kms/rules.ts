import type { Rule } from "../../rule/rule.ts";
import { kmsPolicyPublic } from "./kmsPolicyPublic.ts";
import { kmsRotation } from "./kmsRotation.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [kmsPolicyPublic, kmsRotation];
