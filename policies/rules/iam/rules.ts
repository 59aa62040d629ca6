import type { Rule } from "../../rule/rule.ts";
import { iamAdmin } from "./iamAdmin.ts";
import { iamTrustWildcard } from "./iamTrustWildcard.ts";
import { iamWildcardResource } from "./iamWildcardResource.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [iamAdmin, iamTrustWildcard, iamWildcardResource];
