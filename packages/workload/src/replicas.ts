import type { PlannedScaling } from "./plan/index.ts";

/**
 * What the autoscaler has said stays its own for server-side apply, and settings that say a number afterwards would be
 * refused ("conflict with kube-controller-manager": pulumi-kubernetes #2491); settings win. So they do over what people change
 * with kubectl: the next release is what the settings say.
 */
export const SETTINGS_WIN = { "pulumi.com/patchForce": "true" };

/**
 * Pods that there are to begin with: without a number Kubernetes begins with one, in the place of all that another strategy, or
 * a fixed number, had. From then on it is the autoscaler's where there is one (pulumi-kubernetes #2491, #2569, #3312): the
 * provider leaves a field that is ignored to whoever has it, and what was there to who had it before.
 */
export function firstReplicas({ by, least }: PlannedScaling) {
    return { replicas: least, ignoreChanges: by === "load" ? ["spec.replicas"] : [] };
}
