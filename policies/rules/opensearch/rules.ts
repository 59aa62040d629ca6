import type { Rule } from "../../rule/rule.ts";
import { opensearchAtRest } from "./opensearchAtRest.ts";
import { opensearchHttps } from "./opensearchHttps.ts";
import { opensearchMskLogging } from "./opensearchMskLogging.ts";
import { opensearchNodeToNode } from "./opensearchNodeToNode.ts";
import { opensearchVpc } from "./opensearchVpc.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    opensearchAtRest,
    opensearchHttps,
    opensearchMskLogging,
    opensearchNodeToNode,
    opensearchVpc,
];
