import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { POLICY_RESOURCE, ROLE } from "./types.ts";

const PERMISSION_SET = "aws:ssoadmin/permissionSetInlinePolicy:PermissionSetInlinePolicy";

/** What can hold an identity policy: a policy of its own, a role with policies inline, or a permission set. */
export const POLICY_HOLDERS = [...POLICY_RESOURCE, ROLE, PERMISSION_SET];

/** The identity policies a resource declares. */
export function identityPolicies(resource: ResourceView): Reading[] {
    if (resource.type === ROLE) {
        return resource
            .get("inlinePolicies")
            .items()
            .map((policy) => policy.child("policy"));
    }
    return [resource.get(resource.type === PERMISSION_SET ? "inlinePolicy" : "policy")];
}

/** Whether a resource element covers every resource of a service, or of all: `*`, `arn:*`, `arn:aws:s3:::*`. */
export function isEveryResource(resource: string): boolean {
    return isAnything(resource) || /^arn:[^:]*:[^:]*:[*?:/]*\*$/.test(resource);
}

/** Whether a resource element covers the resources of all services. */
export function isAnything(resource: string): boolean {
    return /^(arn:?)?\*+$/.test(resource) || /^arn:[^:]*:\*+:[*?:/]*\*$/.test(resource);
}
