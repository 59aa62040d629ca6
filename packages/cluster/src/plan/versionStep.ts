import type { Violation } from "@plinth/core/settings";
import { minorVersionOf } from "./kubernetesVersion.ts";

/**
 * What is wrong with the way from the version that runs to the one asked for: EKS raises a control plane by one minor version
 * (Amazon EKS User Guide, "Update existing cluster to new Kubernetes version"). It goes back in an operation of its own, by one and
 * within seven days (same guide, "Rollback cluster to previous Kubernetes version"), which no update of a stack asks for: the
 * settings follow it. Paths start at the cluster.
 */
export function checkVersionStep(before: unknown, after: unknown): Violation[] {
    if (typeof before !== "string" || typeof after !== "string") return [];
    const [from, to] = [minorVersionOf(before), minorVersionOf(after)];
    if (from === undefined || to === undefined || to === from || to === from + 1) return [];
    const lower = to < from;
    return [
        {
            path: ["version"],
            rule: lower
                ? `must not be below ${before}, which the state says runs: EKS takes a version back only in a rollback of its own`
                : `must be 1.${from + 1} after ${before}: EKS raises a control plane by one minor version at a time`,
            value: after,
            fix: lower
                ? `write "${before}"; within seven days of the upgrade, EKS's own rollback goes back by one: refresh the state after it`
                : `write "1.${from + 1}" and deploy; plinth cluster upgrade-plan lists the steps`,
        },
    ];
}
