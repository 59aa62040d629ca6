import { factsOf, kubernetesReplacedBy, replacedBy as replacedByOf, replacedByDirection } from "@plinth/cloud";
import type { ReplacedBy } from "@plinth/plan";

/** Whether the default tags of an AWS provider reach resources of a type. */
export function taggable(type: string): boolean {
    return factsOf(type)?.inputs.includes("tags") === true;
}

/** Inputs whose change replaces a resource; `undefined` where nobody has published which of its type do. */
export const replacedBy: ReplacedBy = (type, { old, now }) => {
    if (type.startsWith("kubernetes:")) {
        return [...kubernetesReplacedBy(type, now)];
    }
    if (factsOf(type) === undefined) return undefined;
    return [...replacedByOf(type), ...replacedByDirection(type, old, now)];
};
