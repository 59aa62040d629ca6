import { resourceRule } from "../../rule/rule.ts";
import { any } from "../../views/answer.ts";
import { containerProperties, podsOf, WORKLOADS } from "../../views/podSpec.ts";

export const k8sVolumeMount = resourceRule({
    id: "k8s-volume-mount",
    severity: "medium",
    description: "Containers mount volumes that their pod has; the API server refuses any other",
    remedy: "add the volume to the pod's volumes, or mount one of those",
    types: WORKLOADS,
    safeProperties: containerProperties("volumeMounts[].name", "volumeDevices[].name"),
    *check(resource) {
        for (const pod of podsOf(resource).filter(({ object }) => !object.isPartial)) {
            const claims = pod.object.get("spec.volumeClaimTemplates").items();
            const volumes = [
                ...pod.spec
                    .child("volumes")
                    .items()
                    .map((volume) => volume.child("name")),
                ...claims.map((claim) => claim.at("metadata.name")),
            ];
            for (const container of pod.containers) {
                const mounts = ["volumeMounts", "volumeDevices"].flatMap((key) => container.at(key).items());
                for (const at of mounts.map((mount) => mount.child("name"))) {
                    const answer = any(
                        ...volumes.map((name) =>
                            name.isUnknown ? "unknown" : name.string() === at.string() ? "yes" : "no",
                        ),
                    );
                    if (at.isUnknown || answer !== "yes") {
                        yield { at, expected: "the name of a volume of the pod", unverified: answer === "unknown" };
                    }
                }
            }
        }
    },
});
