import type { Rule } from "../../rule/rule.ts";
import { secretsCmk } from "./secretsCmk.ts";
import { secretsRotation } from "./secretsRotation.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [secretsCmk, secretsRotation];
