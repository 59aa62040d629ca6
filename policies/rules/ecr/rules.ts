import type { Rule } from "../../rule/rule.ts";
import { ecrEncryption } from "./ecrEncryption.ts";
import { ecrPolicyPublic } from "./ecrPolicyPublic.ts";
import { ecrScanImmutable } from "./ecrScanImmutable.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [ecrEncryption, ecrPolicyPublic, ecrScanImmutable];
