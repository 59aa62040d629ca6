import { type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import {
    CRON,
    cronJob,
    DEPLOYMENT,
    deployment,
    patch,
    PATCH,
    POD,
    pod,
    podWith,
    windowsPodWith,
} from "../../tests/pod.ts";
import { k8sSeccomp } from "./k8sSeccomp.ts";

const withProfile = (type: unknown) => ({ seccompProfile: { type } });
const annotated = (key: string, value: unknown) => ({ annotations: { [key]: value } });
const TYPE = "securityContext.seccompProfile.type";
const BY_POD = "seccomp.security.alpha.kubernetes.io/pod";
const BY_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/app";

export const examples: RuleExamples = {
    rule: k8sSeccomp,
    passing: [
        {
            title: "the runtime's profile for the whole pod",
            resources: [deployment({ ...podWith({}), securityContext: withProfile("RuntimeDefault") })],
        },
        { title: "a profile of the node's for a container", resources: [pod(podWith(withProfile("Localhost")))] },
        {
            title: "a container's profile over a pod without one",
            resources: [
                cronJob({ ...podWith(withProfile("RuntimeDefault")), securityContext: withProfile("Unconfined") }),
            ],
        },
        { title: "a Windows pod", resources: [pod(windowsPodWith({}))] },
        { title: "a patch of something else", resources: [patch(podWith({}))] },
    ],
    failing: [
        { title: "a pod that says nothing", resources: [pod(podWith({}))], finds: [`${POD}.containers[0].${TYPE}`] },
        {
            title: "a container without one within a pod that has one",
            resources: [
                deployment({ ...podWith(withProfile("Unconfined")), securityContext: withProfile("RuntimeDefault") }),
            ],
            finds: [`${DEPLOYMENT}.containers[0].${TYPE}`],
        },
        {
            title: "a cron job's pod without any",
            resources: [cronJob({ ...podWith({}), securityContext: withProfile("Unconfined") })],
            finds: [`${CRON}.${TYPE}`],
        },
        {
            title: "one of two containers without a profile",
            resources: [pod({ containers: [{ securityContext: withProfile("RuntimeDefault") }, {}] })],
            finds: [`${POD}.containers[1].${TYPE}`],
        },
        {
            title: "an annotation that asks for none",
            resources: [pod(podWith({}), annotated(BY_POD, "unconfined"))],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
        {
            title: "an annotation beside a field that says otherwise",
            resources: [pod(podWith(withProfile("Unconfined")), annotated(BY_POD, "runtime/default"))],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
        {
            title: "a patch that takes it away",
            resources: [patch(podWith(withProfile("Unconfined")))],
            finds: [`${PATCH}.containers[0].${TYPE}`],
        },
    ],
    unknown: [
        {
            title: "a profile that is not known yet",
            resources: [pod({ ...podWith({}), securityContext: withProfile(UNKNOWN) })],
            finds: [`${POD}.${TYPE}`],
        },
        {
            title: "an annotation for the pod, which newer clusters ignore",
            resources: [pod(podWith({}), annotated(BY_POD, "docker/default"))],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
        {
            title: "an annotation for the container",
            resources: [pod(podWith({}), annotated(BY_CONTAINER, "localhost/strict.json"))],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
        {
            title: "an annotation that is not known yet",
            resources: [pod(podWith({}), annotated(BY_POD, UNKNOWN))],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
        {
            title: "a pod of which the system is not known yet",
            resources: [pod({ ...podWith({}), os: UNKNOWN })],
            finds: [`${POD}.containers[0].${TYPE}`],
        },
    ],
};
