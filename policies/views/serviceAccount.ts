import { splitPath } from "../reading/path.ts";
import type { Reading } from "../reading/reading.ts";
import type { StackIndex } from "../relations/stackIndex.ts";
import type { ResourceView } from "../resource/resourceView.ts";
import { isNamedOtherwise } from "./kubernetesObject.ts";

/** Of the stack, whole: a patch states no name of its own where it means whatever there is. */
const ACCOUNT = ["kubernetes:core/v1:ServiceAccount"];

/**
 * Whether names of a resource that are not known yet are those of service accounts of this stack other than `default`.
 * Edges belong to a property as a whole, so there have to be as many accounts as names.
 */
export function nameOwnAccounts(names: readonly Reading[], resource: ResourceView, stack: StackIndex): boolean {
    const open = names.filter((name) => name.isUnknown);
    const [property] = splitPath(open[0]?.path ?? "");
    const accounts = stack.sources(resource, String(property), ACCOUNT);
    return accounts.length >= open.length && accounts.every((account) => isNamedOtherwise(account, "default"));
}
