import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import {
    DEPLOYMENT,
    deployment,
    LIST,
    patch,
    PATCH,
    POD,
    pod,
    podList,
    podWith,
    windowsPodWith,
} from "../../tests/pod.ts";
import { k8sReadonlyRoot } from "./k8sReadonlyRoot.ts";

const sealed = { readOnlyRootFilesystem: true };

export const examples: RuleExamples = {
    rule: k8sReadonlyRoot,
    passing: [
        { title: "a sealed container", resources: [pod(podWith(sealed))] },
        {
            title: "sealed containers, the ones that prepare the pod too",
            resources: [
                deployment({
                    ...podWith({ readOnlyRootFilesystem: "true" }),
                    initContainers: [{ securityContext: sealed }],
                }),
            ],
        },
        { title: "a Windows pod, which has no such switch", resources: [pod(windowsPodWith({}))] },
        { title: "a patch of something else", resources: [patch(podWith({}))] },
    ],
    failing: [
        {
            title: "a container that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].securityContext.readOnlyRootFilesystem`],
        },
        {
            title: "an open container beside one that is not known yet",
            resources: [
                deployment({
                    containers: [{ securityContext: UNKNOWN }, { securityContext: { readOnlyRootFilesystem: false } }],
                }),
            ],
            finds: [
                `${DEPLOYMENT}.containers[0].securityContext.readOnlyRootFilesystem unverified`,
                `${DEPLOYMENT}.containers[1].securityContext.readOnlyRootFilesystem`,
            ],
        },
        {
            title: "a pod of a list",
            resources: [podList(podWith({}), podWith(sealed))],
            finds: [`${LIST}.containers[0].securityContext.readOnlyRootFilesystem`],
        },
        {
            title: "a patch that opens it",
            resources: [patch(podWith({ readOnlyRootFilesystem: false }))],
            finds: [`${PATCH}.containers[0].securityContext.readOnlyRootFilesystem`],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [pod(podWith({ readOnlyRootFilesystem: UNKNOWN }))],
            finds: [`${POD}.containers[0].securityContext.readOnlyRootFilesystem`],
        },
        {
            title: "a pod of which the system is not known yet",
            resources: [pod({ ...podWith({}), os: { name: UNKNOWN } })],
            finds: [`${POD}.containers[0].securityContext.readOnlyRootFilesystem`],
        },
    ],
};
