import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { CRON, cronJob, deployment, POD, pod, podWith } from "../../tests/pod.ts";
import { k8sPrivileged } from "./k8sPrivileged.ts";

export const examples: RuleExamples = {
    rule: k8sPrivileged,
    passing: [
        { title: "a pod that says nothing", resources: [pod(podWith(undefined))] },
        { title: "a deployment that switches it off", resources: [deployment(podWith({ privileged: false }))] },
    ],
    failing: [
        {
            title: "a privileged container beside one that is not known yet",
            resources: [pod({ containers: [{ securityContext: UNKNOWN }, { securityContext: { privileged: true } }] })],
            finds: [
                `${POD}.containers[0].securityContext.privileged unverified`,
                `${POD}.containers[1].securityContext.privileged`,
            ],
        },
        {
            title: "a privileged init container of a cron job",
            resources: [cronJob({ ...podWith({}), initContainers: [{ securityContext: { privileged: true } }] })],
            finds: [`${CRON}.initContainers[0].securityContext.privileged`],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [pod(podWith({ privileged: UNKNOWN }))],
            finds: [`${POD}.containers[0].securityContext.privileged`],
        },
        {
            title: "a pod that is not known yet",
            resources: [pod(UNKNOWN)],
            finds: [`${POD}.containers[].securityContext.privileged`],
        },
    ],
};
