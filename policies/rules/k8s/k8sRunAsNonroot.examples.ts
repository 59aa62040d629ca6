import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, POD, pod, podWith } from "../../tests/pod.ts";
import { k8sRunAsNonroot } from "./k8sRunAsNonroot.ts";

export const examples: RuleExamples = {
    rule: k8sRunAsNonroot,
    passing: [
        { title: "a container that is not root", resources: [pod(podWith({ runAsNonRoot: true }))] },
        {
            title: "a pod with a user of its own",
            resources: [deployment({ ...podWith({}), securityContext: { runAsUser: 1000 } })],
        },
        { title: "a container's user over a pod that says nothing", resources: [pod(podWith({ runAsUser: 65532 }))] },
    ],
    failing: [
        {
            title: "a pod that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].securityContext.runAsNonRoot`],
        },
        {
            title: "a container that is root within a pod that is not",
            resources: [deployment({ ...podWith({ runAsUser: 0 }), securityContext: { runAsNonRoot: true } })],
            finds: [`${DEPLOYMENT}.containers[0].securityContext.runAsUser`],
        },
        {
            title: "a container that takes the pod's word back",
            resources: [pod({ ...podWith({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } })],
            finds: [`${POD}.containers[0].securityContext.runAsNonRoot`],
        },
        {
            title: "a low user id where a high one is asked for",
            resources: [pod(podWith({ runAsUser: 1000 }))],
            parameters: { minimumUser: 10000 },
            finds: [`${POD}.containers[0].securityContext.runAsUser`],
        },
    ],
    unknown: [
        {
            title: "a user that is not known yet",
            resources: [pod(podWith({ runAsUser: UNKNOWN }))],
            finds: [`${POD}.containers[0].securityContext.runAsNonRoot`],
        },
        {
            title: "a switch of the pod that is not known yet",
            resources: [pod({ ...podWith({}), securityContext: { runAsNonRoot: UNKNOWN } })],
            finds: [`${POD}.securityContext.runAsNonRoot`],
        },
    ],
};
