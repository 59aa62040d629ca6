import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { DEPLOYMENT, deployment, PATCH, patch, POD, pod, podWith, windowsPodWith } from "../../tests/pod.ts";
import { k8sRunAsNonroot } from "./k8sRunAsNonroot.ts";

const NON_ROOT = "securityContext.runAsNonRoot";
const USER = "securityContext.runAsUser";
const high = { minimumUser: 10000 };
const windowsUser = (name: unknown) => windowsPodWith({ windowsOptions: { runAsUserName: name } });

export const examples: RuleExamples = {
    rule: k8sRunAsNonroot,
    passing: [
        { title: "a container that is not root", resources: [pod(podWith({ runAsNonRoot: true }))] },
        {
            title: "a pod with a user of its own",
            resources: [deployment({ ...podWith({}), securityContext: { runAsUser: 1000 } })],
        },
        { title: "a container's user over a pod that says nothing", resources: [pod(podWith({ runAsUser: "65532" }))] },
        {
            title: "a container's user over a pod that is root",
            resources: [pod({ ...podWith({ runAsUser: 1 }), securityContext: { runAsUser: 0, runAsNonRoot: false } })],
        },
        {
            title: "a high user id where one is asked for",
            resources: [pod(podWith({ runAsUser: 10000 }))],
            profiles: ["strict"],
        },
        {
            title: "any user in a user namespace of the pod's own",
            resources: [pod({ ...podWith({ runAsUser: 1 }), hostUsers: false })],
            profiles: ["strict"],
        },
        { title: "a patch of something else", resources: [patch(podWith({}))], profiles: ["strict"] },
        {
            title: "a patch that switches root off",
            resources: [patch(podWith({ runAsNonRoot: true }))],
            profiles: ["strict"],
        },
        {
            title: "Windows pods that are not the administrator",
            resources: [pod(windowsUser("ContainerUser")), deployment(windowsPodWith({ runAsNonRoot: true }))],
            profiles: ["strict"],
        },
        { title: "a patch that leaves the user of a Windows pod", resources: [patch(windowsPodWith({}))] },
    ],
    failing: [
        {
            title: "a pod that says nothing",
            resources: [pod(podWith({}))],
            finds: [`${POD}.containers[0].${NON_ROOT}`],
        },
        {
            title: "a container that is root within a pod that is not",
            resources: [deployment({ ...podWith({ runAsUser: 0 }), securityContext: { runAsNonRoot: true } })],
            finds: [`${DEPLOYMENT}.containers[0].${USER}`],
        },
        {
            title: "a container that takes the pod's word back",
            resources: [pod({ ...podWith({ runAsNonRoot: false }), securityContext: { runAsNonRoot: true } })],
            finds: [`${POD}.containers[0].${NON_ROOT}`],
        },
        {
            title: "a low user id where a high one is asked for",
            resources: [pod(podWith({ runAsUser: 1000 }))],
            parameters: high,
            finds: [`${POD}.containers[0].${USER}`],
        },
        {
            title: "no user id where a high one is asked for, whatever else is not known yet",
            resources: [
                pod({
                    containers: [
                        { securityContext: { runAsNonRoot: true } },
                        { securityContext: { runAsNonRoot: UNKNOWN } },
                    ],
                }),
            ],
            profiles: ["strict"],
            finds: [`${POD}.containers[0].${USER}`, `${POD}.containers[1].${USER}`],
        },
        {
            title: "root in a user namespace of the pod's own",
            resources: [pod({ ...podWith({ runAsUser: 0 }), hostUsers: false })],
            finds: [`${POD}.containers[0].${USER}`],
        },
        {
            title: "a patch to root",
            resources: [patch(podWith({ runAsUser: 0 }))],
            finds: [`${PATCH}.containers[0].${USER}`],
        },
        {
            title: "the administrator of Windows",
            resources: [pod(windowsUser("ContainerAdministrator")), deployment(windowsPodWith({}))],
            finds: [`${POD}.containers[0].${NON_ROOT}`, `${DEPLOYMENT}.containers[0].${NON_ROOT}`],
        },
    ],
    unknown: [
        {
            title: "a user that is not known yet",
            resources: [pod(podWith({ runAsUser: UNKNOWN }))],
            finds: [`${POD}.containers[0].${NON_ROOT}`],
        },
        {
            title: "a user that is not known yet where a high one is asked for",
            resources: [pod(podWith({ runAsUser: UNKNOWN }))],
            parameters: high,
            finds: [`${POD}.containers[0].${USER}`],
        },
        {
            title: "a switch of the pod that is not known yet",
            resources: [pod({ ...podWith({}), securityContext: { runAsNonRoot: UNKNOWN } })],
            finds: [`${POD}.${NON_ROOT}`],
        },
        {
            title: "a patch that admits root again",
            resources: [patch(podWith({ runAsNonRoot: false }))],
            finds: [`${PATCH}.containers[0].${NON_ROOT}`],
        },
        {
            title: "a pod of which the system is not known yet",
            resources: [pod({ containers: [{ securityContext: { runAsUser: 0 } }, {}], os: UNKNOWN })],
            finds: [`${POD}.containers[0].${USER}`, `${POD}.containers[1].${NON_ROOT}`],
        },
        {
            title: "a user of Windows that is not known yet",
            resources: [pod(windowsUser(UNKNOWN))],
            finds: [`${POD}.containers[0].${NON_ROOT}`],
        },
    ],
};
