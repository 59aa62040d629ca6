import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, patch, PATCH, POD, pod } from "../../tests/pod.ts";
import { k8sResources } from "./k8sResources.ts";

const amounts = { cpu: "100m", memory: "128Mi" };
const all = { requests: amounts, limits: amounts };
const container = (resources: unknown) => ({ name: "app", image: "app:1", resources });

export const examples: RuleExamples = {
    rule: k8sResources,
    passing: [
        { title: "a container that says all four", resources: [pod({ containers: [container(all)] })] },
        {
            title: "amounts of which one is not known yet, beside a container that debugs the pod",
            resources: [
                deployment({
                    containers: [container({ ...all, limits: { cpu: 1, memory: UNKNOWN } })],
                    ephemeralContainers: [{}],
                }),
            ],
        },
        {
            title: "amounts for the whole pod",
            resources: [pod({ containers: [container(undefined)], resources: all })],
        },
        { title: "a patch of something else", resources: [patch({ containers: [container(undefined)] })] },
        {
            title: "what the environment asks for",
            resources: [pod({ containers: [container({ limits: { memory: "1Gi" } })] })],
            parameters: { required: ["limits.memory"] },
        },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod({ containers: [container(undefined)] })],
            finds: [
                `${POD}.containers[0].resources.limits.cpu`,
                `${POD}.containers[0].resources.limits.memory`,
                `${POD}.containers[0].resources.requests.cpu`,
                `${POD}.containers[0].resources.requests.memory`,
            ],
        },
        {
            title: "an init container without limits",
            resources: [
                deployment({ containers: [container(all)], initContainers: [container({ requests: amounts })] }),
            ],
            finds: [
                `${DEPLOYMENT}.initContainers[0].resources.limits.cpu`,
                `${DEPLOYMENT}.initContainers[0].resources.limits.memory`,
            ],
        },
        {
            title: "a limit of nothing, beside one that is not known yet",
            resources: [pod({ containers: [container({ ...all, limits: { cpu: 0, memory: UNKNOWN } })] })],
            finds: [`${POD}.containers[0].resources.limits.cpu`],
        },
        {
            title: "a patch that takes a limit away",
            resources: [patch({ containers: [container({ limits: { cpu: "0" } })] })],
            finds: [`${PATCH}.containers[0].resources.limits.cpu`],
        },
    ],
    unknown: [
        {
            title: "limits that are not known yet",
            resources: [pod({ containers: [container({ requests: amounts, limits: UNKNOWN })] })],
            finds: [`${POD}.containers[0].resources.limits.cpu`, `${POD}.containers[0].resources.limits.memory`],
        },
        {
            title: "the pod's own amounts that are not known yet",
            resources: [pod({ containers: [container({ requests: amounts })], resources: UNKNOWN })],
            finds: [`${POD}.containers[0].resources.limits.cpu`, `${POD}.containers[0].resources.limits.memory`],
        },
    ],
};
