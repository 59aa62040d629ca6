import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { CRON, cronJob, DEPLOYMENT, deployment, LIST, POD, pod, podList, podWith } from "../../tests/pod.ts";
import { k8sHostNamespaces } from "./k8sHostNamespaces.ts";

export const examples: RuleExamples = {
    rule: k8sHostNamespaces,
    passing: [
        { title: "a pod that says nothing", resources: [pod(podWith({}))] },
        {
            title: "a deployment that shares nothing",
            resources: [deployment({ hostNetwork: false, hostPID: "false", hostIPC: null })],
        },
    ],
    failing: [
        { title: "the node's network", resources: [pod({ hostNetwork: true })], finds: [`${POD}.hostNetwork`] },
        {
            title: "its processes and memory",
            resources: [deployment({ hostPID: true, hostIPC: true })],
            finds: [`${DEPLOYMENT}.hostIPC`, `${DEPLOYMENT}.hostPID`],
        },
        {
            title: "a cron job and a list of pods",
            resources: [cronJob({ hostPID: "true" }), podList({ hostIPC: true })],
            finds: [`${CRON}.hostPID`, `${LIST}.hostIPC`],
        },
        {
            title: "older kinds, a template and a patch",
            resources: [
                resource("kubernetes:core/v1:ReplicationController", "rc", {
                    spec: { template: { spec: { hostPID: true } } },
                }),
                resource("kubernetes:extensions/v1beta1:DaemonSet", "ds", {
                    spec: { template: { spec: { hostPID: true } } },
                }),
                resource("kubernetes:core/v1:PodTemplate", "template", { template: { spec: { hostPID: true } } }),
                resource("kubernetes:batch/v1:JobPatch", "patch", { spec: { template: { spec: { hostPID: true } } } }),
                resource("kubernetes:apps/v1:StatefulSetList", "sets", {
                    items: [{ spec: { template: { spec: {} } } }, { spec: { template: { spec: { hostPID: true } } } }],
                }),
            ],
            finds: [
                "rc: spec.template.spec.hostPID",
                "ds: spec.template.spec.hostPID",
                "template: template.spec.hostPID",
                "patch: spec.template.spec.hostPID",
                "sets: items[1].spec.template.spec.hostPID",
            ],
        },
    ],
    unknown: [
        { title: "a switch that is not known yet", resources: [pod({ hostPID: UNKNOWN })], finds: [`${POD}.hostPID`] },
        {
            title: "pods that are not known yet",
            resources: [resource("kubernetes:core/v1:PodList", "list", { items: UNKNOWN })],
            finds: ["hostIPC", "hostNetwork", "hostPID"].map((name) => `list: items[].spec.${name}`),
        },
    ],
};
