import type { Rule } from "../../rule/rule.ts";
import { plaintextSecret } from "./plaintextSecret.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [plaintextSecret];
