import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, POD, pod, podWith } from "../../tests/pod.ts";
import { k8sCapabilities } from "./k8sCapabilities.ts";

const none = { drop: ["ALL"] };

export const examples: RuleExamples = {
    rule: k8sCapabilities,
    passing: [
        { title: "nothing kept", resources: [pod(podWith({ capabilities: none }))] },
        {
            title: "low ports kept",
            resources: [deployment(podWith({ capabilities: { drop: ["all"], add: ["CAP_NET_BIND_SERVICE"] } }))],
        },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].securityContext.capabilities.drop`],
        },
        {
            title: "one dropped and a strong one added, beside one that is not known yet",
            resources: [deployment(podWith({ capabilities: { drop: ["NET_RAW"], add: [UNKNOWN, "SYS_ADMIN"] } }))],
            finds: [
                `${DEPLOYMENT}.containers[0].securityContext.capabilities.add[0] unverified`,
                `${DEPLOYMENT}.containers[0].securityContext.capabilities.add[1]`,
                `${DEPLOYMENT}.containers[0].securityContext.capabilities.drop`,
            ],
        },
    ],
    unknown: [
        {
            title: "a list that is not known yet",
            resources: [pod(podWith({ capabilities: { drop: [UNKNOWN] } }))],
            finds: [`${POD}.containers[0].securityContext.capabilities.drop`],
        },
    ],
};
