import type { Rule } from "../../rule/rule.ts";
import { apiAuth } from "./apiAuth.ts";
import { apiCloudfrontLogging } from "./apiCloudfrontLogging.ts";
import { apiDomainTls } from "./apiDomainTls.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [apiDomainTls, apiAuth, apiCloudfrontLogging];
