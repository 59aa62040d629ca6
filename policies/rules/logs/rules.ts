import type { Rule } from "../../rule/rule.ts";
import { logGroupEncryption } from "./logGroupEncryption.ts";
import { logRetention } from "./logRetention.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [logGroupEncryption, logRetention];
