import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, PATCH, patch, POD, pod, podWith, windowsPodWith } from "../../tests/pod.ts";
import { k8sPrivilegeEscalation } from "./k8sPrivilegeEscalation.ts";

const off = { allowPrivilegeEscalation: false };
const SWITCH = "securityContext.allowPrivilegeEscalation";
const onNode = (labels: unknown) => ({ ...podWith({}), nodeSelector: labels });

export const examples: RuleExamples = {
    rule: k8sPrivilegeEscalation,
    passing: [
        { title: "a container that forbids it", resources: [pod(podWith(off))] },
        {
            title: "two containers that do",
            resources: [
                deployment({
                    containers: [{ securityContext: off }],
                    initContainers: [{ securityContext: { allowPrivilegeEscalation: "false" } }],
                }),
            ],
        },
        { title: "a Windows pod, which has no such switch", resources: [pod(windowsPodWith({}))] },
        { title: "a pod for Windows nodes", resources: [pod(onNode({ "kubernetes.io/os": "windows" }))] },
        { title: "one by the older label", resources: [pod(onNode({ "beta.kubernetes.io/os": "windows" }))] },
        { title: "a patch of something else", resources: [patch(podWith({}))] },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].${SWITCH}`],
        },
        {
            title: "an init container that allows it",
            resources: [
                deployment({
                    ...podWith(off),
                    initContainers: [{ securityContext: { allowPrivilegeEscalation: true } }],
                }),
            ],
            finds: [`${DEPLOYMENT}.initContainers[0].${SWITCH}`],
        },
        {
            title: "a pod for Linux nodes",
            resources: [pod({ ...onNode({ "kubernetes.io/os": "linux" }), os: { name: "linux" } })],
            finds: [`${POD}.containers[0].${SWITCH}`],
        },
        {
            title: "a patch that allows it",
            resources: [patch(podWith({ allowPrivilegeEscalation: true }))],
            finds: [`${PATCH}.containers[0].${SWITCH}`],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [pod(podWith({ allowPrivilegeEscalation: UNKNOWN }))],
            finds: [`${POD}.containers[0].${SWITCH}`],
        },
        {
            title: "nodes that are not known yet",
            resources: [pod(onNode(UNKNOWN))],
            finds: [`${POD}.containers[0].${SWITCH}`],
        },
    ],
};
