import type { Rule } from "../../rule/rule.ts";
import { elasticacheAtRest } from "./elasticacheAtRest.ts";
import { elasticacheAuth } from "./elasticacheAuth.ts";
import { elasticacheBackupFailover } from "./elasticacheBackupFailover.ts";
import { elasticacheInTransit } from "./elasticacheInTransit.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    elasticacheAtRest,
    elasticacheAuth,
    elasticacheBackupFailover,
    elasticacheInTransit,
];
