import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import {
    containerProperties,
    type ContainerView,
    linuxContainersOf,
    podProperties,
    WORKLOADS,
} from "../../views/podSpec.ts";

const TYPE = "securityContext.seccompProfile.type";
const PROFILES = ["RuntimeDefault", "Localhost"];
/** What older clusters read in place of the field (it exists since 1.19), for a pod and for one container. */
const POD_ANNOTATION = "seccomp.security.alpha.kubernetes.io/pod";
const CONTAINER_ANNOTATION = "container.seccomp.security.alpha.kubernetes.io/";

export const k8sSeccomp = resourceRule({
    id: "k8s-seccomp",
    severity: "medium",
    description: "Containers run with a seccomp profile, which limits the system calls they may make",
    remedy: "set securityContext.seccompProfile.type to RuntimeDefault on the pod",
    types: WORKLOADS,
    safeProperties: [...podProperties(TYPE), ...containerProperties(TYPE)],
    *check(workload) {
        for (const container of linuxContainersOf(workload)) {
            const profile = container.setting(TYPE);
            if (PROFILES.includes(profile.string() ?? "") || container.leavesAsIs(profile)) {
                continue;
            }
            // Whether an annotation still counts depends on the cluster's version, which is not seen here.
            const annotated = profile.isAbsent && annotationsOf(container).some(isProfile);
            const unverified = annotated || container.pod.isWindows === undefined;
            yield { at: profile, expected: PROFILES.join(" or "), unverified };
        }
    },
});

function annotationsOf({ pod, reading }: ContainerView): Reading[] {
    const name = reading.child("name").string() ?? "";
    return [POD_ANNOTATION, `${CONTAINER_ANNOTATION}${name}`].map((key) => pod.annotations.child(key));
}

function isProfile(annotation: Reading): boolean {
    return annotation.isUnknown || /^(runtime\/default|docker\/default|localhost\/)/.test(annotation.string() ?? "");
}
