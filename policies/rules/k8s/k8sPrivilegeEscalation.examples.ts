import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, POD, pod, podWith } from "../../tests/pod.ts";
import { k8sPrivilegeEscalation } from "./k8sPrivilegeEscalation.ts";

const off = { allowPrivilegeEscalation: false };

export const examples: RuleExamples = {
    rule: k8sPrivilegeEscalation,
    passing: [
        { title: "a container that forbids it", resources: [pod(podWith(off))] },
        {
            title: "two containers that do",
            resources: [
                deployment({ containers: [{ securityContext: off }], initContainers: [{ securityContext: off }] }),
            ],
        },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].securityContext.allowPrivilegeEscalation`],
        },
        {
            title: "an init container that allows it",
            resources: [
                deployment({
                    ...podWith(off),
                    initContainers: [{ securityContext: { allowPrivilegeEscalation: true } }],
                }),
            ],
            finds: [`${DEPLOYMENT}.initContainers[0].securityContext.allowPrivilegeEscalation`],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [pod(podWith({ allowPrivilegeEscalation: UNKNOWN }))],
            finds: [`${POD}.containers[0].securityContext.allowPrivilegeEscalation`],
        },
    ],
};
