import { resourceRule } from "../../rule/rule.ts";
import { TASK_DEFINITION } from "../../views/containerDefinitions.ts";

export const ecsEfsTls = resourceRule({
    id: "ecs-efs-tls",
    severity: "medium",
    description: "Tasks reach EFS volumes over TLS",
    remedy: "set transitEncryption to ENABLED in efsVolumeConfiguration",
    types: [TASK_DEFINITION],
    safeProperties: ["volumes[].efsVolumeConfiguration.transitEncryption"],
    *check(task) {
        for (const volume of task.get("volumes").items()) {
            const efs = volume.child("efsVolumeConfiguration");
            const encryption = efs.child("transitEncryption");
            if (efs.isSet && encryption.string()?.toUpperCase() !== "ENABLED") {
                yield { at: encryption, expected: "ENABLED" };
            }
        }
    },
});
