import type { Rule } from "../../rule/rule.ts";
import { lbHttps } from "./lbHttps.ts";
import { lbTlsPolicy } from "./lbTlsPolicy.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [lbHttps, lbTlsPolicy];
