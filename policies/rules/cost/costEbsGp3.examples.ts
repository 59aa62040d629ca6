import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { costEbsGp3 } from "./costEbsGp3.ts";

const VOLUME = "aws:ebs/volume:Volume";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

function template(name: string, ...disks: (object | string)[]) {
    return resource(TEMPLATE, name, { blockDeviceMappings: disks.map((ebs) => ({ deviceName: "/dev/xvda", ebs })) });
}

export const examples: RuleExamples = {
    rule: costEbsGp3,
    passing: [
        { title: "a gp3 volume", resources: [resource(VOLUME, "v", { type: "gp3", size: 1000 })] },
        { title: "a cheaper volume for rare reads", resources: [resource(VOLUME, "v", { type: "sc1", size: 500 })] },
        {
            title: "a template of gp3 volumes, beside an instance's own disk",
            resources: [
                resource(TEMPLATE, "t", {
                    blockDeviceMappings: [
                        { ebs: { volumeType: "gp3", volumeSize: "20" } },
                        { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
                    ],
                }),
                resource(TEMPLATE, "none", {}),
            ],
        },
        {
            title: "what gp3 cannot do",
            resources: [
                resource(VOLUME, "shared", { type: "io1", multiAttachEnabled: true }),
                resource(VOLUME, "fast", { type: "io2", iops: 80001 }),
            ],
        },
        {
            title: "a reason in a tag",
            resources: [
                resource(VOLUME, "v", { type: "io1", tags: { VolumeTypeReason: "latency" } }),
                resource(VOLUME, "own", { type: "gp2", tags: { Why: UNKNOWN } }),
            ],
            parameters: { reasonTags: ["VolumeTypeReason", "Why"] },
        },
        {
            title: "a size the environment allows",
            resources: [resource(VOLUME, "v", { type: "gp3", size: 2000 })],
            parameters: { maximumGib: 2000 },
        },
    ],
    failing: [
        {
            title: "volumes of each dearer type, and one that says nothing",
            resources: [
                resource(VOLUME, "gp2", { type: "gp2" }),
                resource(VOLUME, "io1", { type: "io1", iops: 100000, multiAttachEnabled: false }),
                resource(VOLUME, "later", { type: "io1", iops: UNKNOWN }),
                resource(VOLUME, "io2", { type: "io2", iops: 80000 }),
                resource(VOLUME, "magnetic", { type: "standard", tags: { VolumeTypeReason: "" } }),
                resource(VOLUME, "nothing", { size: 10 }),
            ],
            finds: ["gp2: type", "io1: type", "io2: type", "later: type", "magnetic: type", "nothing: type"],
        },
        {
            title: "volumes of a template",
            resources: [template("t", { volumeType: "gp3", volumeSize: 1001 }, { volumeType: "gp2" }, {})],
            finds: [
                "t: blockDeviceMappings[0].ebs.volumeSize",
                "t: blockDeviceMappings[1].ebs.volumeType",
                "t: blockDeviceMappings[2].ebs.volumeType",
            ],
        },
        {
            title: "a volume that is too large, whatever the reason for its type",
            resources: [resource(VOLUME, "v", { type: "io1", size: 1001, tags: { VolumeTypeReason: "latency" } })],
            finds: ["v: size"],
        },
    ],
    unknown: [
        {
            title: "a type and a size that are not known yet",
            resources: [resource(VOLUME, "v", { type: UNKNOWN, size: UNKNOWN })],
            finds: ["v: size", "v: type"],
        },
        {
            title: "speed, or whether instances share it, that is not known yet",
            resources: [
                resource(VOLUME, "v", { type: "io2", iops: UNKNOWN }),
                resource(VOLUME, "shared", { type: "io1", multiAttachEnabled: UNKNOWN }),
            ],
            finds: ["shared: type", "v: type"],
        },
        {
            title: "a template's disk that is not known yet",
            resources: [template("t", UNKNOWN)],
            finds: ["t: blockDeviceMappings[0].ebs.volumeSize", "t: blockDeviceMappings[0].ebs.volumeType"],
        },
    ],
};
