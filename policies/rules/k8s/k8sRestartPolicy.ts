import { resourceRule } from "../../rule/rule.ts";
import { podProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";

const OF_JOBS = ["Never", "OnFailure"];
/** Pods by themselves may have any. */
const FREE = ["Pod", "PodTemplate"];

export const k8sRestartPolicy = resourceRule({
    id: "k8s-restart-policy",
    severity: "medium",
    description:
        "Pods of jobs end, and say so in restartPolicy, of which the default is Always; those of other workloads go on",
    remedy: "set restartPolicy to Never or OnFailure for a job, and leave it out elsewhere",
    types: WORKLOADS,
    safeProperties: podProperties("restartPolicy"),
    *check(resource) {
        for (const pod of podsOf(resource)) {
            const at = pod.spec.child("restartPolicy");
            if (FREE.includes(pod.object.kind) || pod.object.leavesAsIs(at) || pod.object.leavesAsIs(pod.spec)) {
                continue;
            }
            const isJob = ["Job", "CronJob"].includes(pod.object.kind);
            const allowed = isJob ? OF_JOBS : ["Always"];
            if ((at.isAbsent && isJob) || (at.isSet && !allowed.includes(at.string() ?? ""))) {
                yield { at, expected: allowed.join(" or ") };
            }
        }
    },
});
