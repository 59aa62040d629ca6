import type { Reading } from "../reading/reading.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { POLICY_RESOURCE, ROLE } from "./types.ts";

/** What can hold an identity policy: a policy of its own, or a role with policies inline. */
export const POLICY_HOLDERS = [...POLICY_RESOURCE, ROLE];

/** The identity policies a resource declares. */
export function identityPolicies(resource: ResourceView): Reading[] {
    if (resource.type === ROLE) {
        return resource
            .get("inlinePolicies")
            .items()
            .map((policy) => policy.child("policy"))
            .filter((policy) => policy.isSet);
    }
    return [resource.get("policy")].filter((policy) => policy.isSet);
}

/** Whether a resource element covers every resource of a service, or of all: `*`, `arn:aws:s3:::*`. */
export function isEveryResource(resource: string): boolean {
    return /^\*+$/.test(resource) || /^arn:[^:]*:[^:]*:[*?:/]*\*$/.test(resource);
}
