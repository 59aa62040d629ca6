import type { Rule } from "../../rule/rule.ts";
import { iamAccessKeys } from "./iamAccessKeys.ts";
import { iamAdmin } from "./iamAdmin.ts";
import { iamDataCredentials } from "./iamDataCredentials.ts";
import { iamOidcTrust } from "./iamOidcTrust.ts";
import { iamPasswordPolicy } from "./iamPasswordPolicy.ts";
import { iamPrivilegeEscalation } from "./iamPrivilegeEscalation.ts";
import { iamTrustWildcard } from "./iamTrustWildcard.ts";
import { iamUserPolicies } from "./iamUserPolicies.ts";
import { iamWildcardResource } from "./iamWildcardResource.ts";

/** In the order in which they run. */
export const rules: readonly Rule[] = [
    iamAdmin,
    iamTrustWildcard,
    iamOidcTrust,
    iamWildcardResource,
    iamPrivilegeEscalation,
    iamDataCredentials,
    iamUserPolicies,
    iamAccessKeys,
    iamPasswordPolicy,
];
