import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { CRON, cronJob, deployment, LIST, POD, pod, podList, podWith, windowsPodWith } from "../../tests/pod.ts";
import { k8sPrivileged } from "./k8sPrivileged.ts";

const host = { windowsOptions: { hostProcess: true } };
const HOST = "securityContext.windowsOptions.hostProcess";

export const examples: RuleExamples = {
    rule: k8sPrivileged,
    passing: [
        { title: "a pod that says nothing", resources: [pod(podWith(undefined))] },
        {
            title: "a deployment that switches it off",
            resources: [deployment({ ...podWith({ privileged: "false" }), securityContext: { privileged: true } })],
        },
        {
            title: "a Windows container over a pod that is a process of the node",
            resources: [pod({ ...windowsPodWith({ windowsOptions: { hostProcess: false } }), securityContext: host })],
        },
        {
            title: "a switch of Windows that is not known yet, on Linux",
            resources: [pod(podWith({ windowsOptions: UNKNOWN }))],
        },
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
        {
            title: "a privileged container of a list's pod, added later",
            resources: [podList({ ephemeralContainers: [{ securityContext: { privileged: true } }] })],
            finds: [`${LIST}.ephemeralContainers[0].securityContext.privileged`],
        },
        {
            title: "processes of a Windows node",
            resources: [pod({ ...windowsPodWith(host) })],
            finds: [`${POD}.containers[0].${HOST}`],
        },
        {
            title: "a whole pod of such processes",
            resources: [pod({ ...podWith({}), securityContext: host })],
            finds: [`${POD}.${HOST}`],
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
        {
            title: "a switch of Windows that is not known yet",
            resources: [pod(windowsPodWith({ windowsOptions: UNKNOWN }))],
            finds: [`${POD}.containers[0].${HOST}`],
        },
    ],
};
