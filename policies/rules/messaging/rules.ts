import type { Rule } from "../../rule/rule.ts";
import { snsEncryption } from "./snsEncryption.ts";
import { snsSqsPolicyPublic } from "./snsSqsPolicyPublic.ts";
import { snsSqsTlsOnly } from "./snsSqsTlsOnly.ts";
import { sqsEncryption } from "./sqsEncryption.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [snsEncryption, snsSqsPolicyPublic, snsSqsTlsOnly, sqsEncryption];
