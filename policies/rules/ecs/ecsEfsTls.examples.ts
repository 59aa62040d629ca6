import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { TASK_DEFINITION } from "../../views/containerDefinitions.ts";
import { ecsEfsTls } from "./ecsEfsTls.ts";

const good = { efsVolumeConfiguration: { fileSystemId: UNKNOWN, transitEncryption: "ENABLED" } };

function mounting(...volumes: unknown[]) {
    return [resource(TASK_DEFINITION, "t", { volumes })];
}

const FOUND = "efsVolumeConfiguration.transitEncryption";

export const examples: RuleExamples = {
    rule: ecsEfsTls,
    passing: [
        { title: "TLS to a file system that is not known yet", resources: mounting(good) },
        { title: "volumes of another kind", resources: mounting({ name: "scratch", hostPath: "/scratch" }) },
        { title: "no volumes", resources: [resource(TASK_DEFINITION, "t", {})] },
        {
            title: "the block as a list of one",
            resources: mounting({ efsVolumeConfiguration: [{ transitEncryption: "enabled" }] }),
        },
    ],
    failing: [
        {
            title: "a volume that says nothing, beside one with TLS",
            resources: mounting(good, { efsVolumeConfiguration: { fileSystemId: "fs-1" } }),
            finds: [`t: volumes[1].${FOUND}`],
        },
        {
            title: "TLS switched off",
            resources: mounting({ efsVolumeConfiguration: { transitEncryption: "DISABLED" } }),
            finds: [`t: volumes[0].${FOUND}`],
        },
    ],
    unknown: [
        {
            title: "volumes that are not known yet",
            resources: [resource(TASK_DEFINITION, "t", { volumes: UNKNOWN })],
            finds: [`t: volumes[].${FOUND}`],
        },
        {
            title: "a switch that is not known yet",
            resources: mounting({ efsVolumeConfiguration: { transitEncryption: UNKNOWN } }),
            finds: [`t: volumes[0].${FOUND}`],
        },
    ],
};
