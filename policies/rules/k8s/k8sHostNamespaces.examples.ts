import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, POD, pod, podWith } from "../../tests/pod.ts";
import { k8sHostNamespaces } from "./k8sHostNamespaces.ts";

export const examples: RuleExamples = {
    rule: k8sHostNamespaces,
    passing: [
        { title: "a pod that says nothing", resources: [pod(podWith({}))] },
        {
            title: "a deployment that shares nothing",
            resources: [deployment({ hostNetwork: false, hostPID: false, hostIPC: false })],
        },
    ],
    failing: [
        { title: "the node's network", resources: [pod({ hostNetwork: true })], finds: [`${POD}.hostNetwork`] },
        {
            title: "its processes and memory",
            resources: [deployment({ hostPID: true, hostIPC: true })],
            finds: [`${DEPLOYMENT}.hostIPC`, `${DEPLOYMENT}.hostPID`],
        },
    ],
    unknown: [
        { title: "a switch that is not known yet", resources: [pod({ hostPID: UNKNOWN })], finds: [`${POD}.hostPID`] },
    ],
};
