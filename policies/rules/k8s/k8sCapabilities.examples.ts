import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, PATCH, patch, POD, pod, podWith, windowsPodWith } from "../../tests/pod.ts";
import { k8sCapabilities } from "./k8sCapabilities.ts";

const none = { drop: ["ALL"] };
const DROP = "securityContext.capabilities.drop";
const ADD = "securityContext.capabilities.add";

export const examples: RuleExamples = {
    rule: k8sCapabilities,
    passing: [
        { title: "nothing kept", resources: [pod(podWith({ capabilities: none }))] },
        {
            title: "low ports kept",
            resources: [deployment(podWith({ capabilities: { drop: ["all"], add: ["CAP_NET_BIND_SERVICE"] } }))],
        },
        {
            title: "everything dropped beside a name that is not known yet",
            resources: [pod(podWith({ capabilities: { drop: [UNKNOWN, "ALL"] } }))],
        },
        { title: "a Windows pod, which has none", resources: [pod(windowsPodWith({}))] },
        { title: "a patch of something else", resources: [patch(podWith({}))] },
        {
            title: "what the environment allows",
            resources: [pod(podWith({ capabilities: { ...none, add: ["SYS_TIME"] } }))],
            parameters: { allowed: ["CAP_SYS_TIME"] },
        },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].${DROP}`],
        },
        {
            title: "one dropped and a strong one added, beside one that is not known yet",
            resources: [deployment(podWith({ capabilities: { drop: ["NET_RAW"], add: [UNKNOWN, "SYS_ADMIN"] } }))],
            finds: [
                `${DEPLOYMENT}.containers[0].${ADD}[0] unverified`,
                `${DEPLOYMENT}.containers[0].${ADD}[1]`,
                `${DEPLOYMENT}.containers[0].${DROP}`,
            ],
        },
        {
            title: "any, where none is allowed",
            resources: [pod(podWith({ capabilities: { ...none, add: ["NET_BIND_SERVICE"] } }))],
            parameters: { allowed: [] },
            finds: [`${POD}.containers[0].${ADD}[0]`],
        },
        {
            title: "a patch that adds one",
            resources: [patch(podWith({ capabilities: { add: ["NET_ADMIN"] } }))],
            finds: [`${PATCH}.containers[0].${ADD}[0]`],
        },
    ],
    unknown: [
        {
            title: "a list that is not known yet",
            resources: [pod(podWith({ capabilities: { drop: [UNKNOWN] } }))],
            finds: [`${POD}.containers[0].${DROP}`],
        },
        {
            title: "a pod of which the system is not known yet",
            resources: [pod({ ...podWith({ capabilities: { add: ["SYS_ADMIN"] } }), os: { name: UNKNOWN } })],
            finds: [`${POD}.containers[0].${ADD}[0]`, `${POD}.containers[0].${DROP}`],
        },
    ],
};
