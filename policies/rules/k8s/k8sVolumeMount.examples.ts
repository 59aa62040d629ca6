import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { deployment, patch, pod } from "../../tests/pod.ts";
import { k8sVolumeMount } from "./k8sVolumeMount.ts";

const VOLUMES = [{ name: "tmp", emptyDir: {} }];
const mounts = (name: unknown, volumes: unknown = VOLUMES, list = "containers") => ({
    [list]: [{ name: "app", volumeMounts: [{ name, mountPath: "/tmp" }] }],
    volumes,
});
const set = (name: string) =>
    resource("kubernetes:apps/v1:StatefulSet", "set", {
        spec: { template: { spec: mounts(name, null) }, volumeClaimTemplates: [{ metadata: { name: "data" } }] },
    });
const FIRST = ["pod: spec.containers[0].volumeMounts[0].name"];

export const examples: RuleExamples = {
    rule: k8sVolumeMount,
    passing: [
        { title: "a volume of the pod", resources: [deployment(mounts("tmp"))] },
        { title: "a claim of a stateful set", resources: [set("data")] },
        { title: "no mounts", resources: [pod({ containers: [{ name: "app" }] })] },
        { title: "a patch that states a mount alone", resources: [patch(mounts("tmp", null))] },
    ],
    failing: [
        {
            title: "a volume that the pod has not",
            resources: [pod(mounts("cache"))],
            finds: FIRST,
            says: ['found "cache"'],
        },
        {
            title: "a mount without any volume",
            resources: [pod(mounts("tmp", null, "initContainers"))],
            finds: ["pod: spec.initContainers[0].volumeMounts[0].name"],
        },
        {
            title: "a claim that is not there",
            resources: [set("cache")],
            finds: ["set: spec.template.spec.containers[0].volumeMounts[0].name"],
        },
        {
            title: "a device",
            resources: [pod({ containers: [{ name: "app", volumeDevices: [{ name: "disk" }] }] })],
            finds: ["pod: spec.containers[0].volumeDevices[0].name"],
        },
    ],
    unknown: [
        { title: "a name that is not known yet", resources: [pod(mounts(UNKNOWN))], finds: FIRST },
        {
            title: "a volume's name that is not known yet",
            resources: [pod(mounts("tmp", [{ name: UNKNOWN }]))],
            finds: FIRST,
        },
        { title: "volumes that are not known yet", resources: [pod(mounts("tmp", UNKNOWN))], finds: FIRST },
    ],
};
