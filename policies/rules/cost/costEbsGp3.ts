import type { Reading } from "../../reading/reading.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { resourceRule, type Verdicts } from "../../rule/rule.ts";

const VOLUME = "aws:ebs/volume:Volume";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** Types that cost more than gp3 for the same, as long as gp3 can do it. The others are cheaper, for rare reads. */
const DEAR = ["gp2", "io1", "io2", "standard"];

/** The most IOPS of a gp3 volume (Amazon EC2 API Reference, EbsBlockDevice): beyond it only io2 will do. */
const GP3_IOPS = 80_000;

export const costEbsGp3 = resourceRule({
    id: "cost-ebs-gp3",
    severity: "low",
    profile: "cost",
    description: "Volumes are gp3, which costs less than gp2 and io1, and no larger than the environment allows",
    remedy: "set the volume's type to gp3, or tag the volume with the reason why not",
    types: [VOLUME, TEMPLATE],
    safeProperties: ["type", "size", "blockDeviceMappings[].ebs.volumeType", "blockDeviceMappings[].ebs.volumeSize"],
    parameters: {
        maximumGib: { description: "Largest volume in GiB", default: 1000, stricter: "lower", organisation: true },
        reasonTags: {
            description: "Tag keys that give a reason for another type",
            default: ["VolumeTypeReason"],
            stricter: "shorter",
            organisation: true,
        },
    },
    *check(resource, { parameters }) {
        const maximum = parameters.number("maximumGib");
        const tags = resource.get("tags");
        const hasReason = parameters.strings("reasonTags").some((key) => tags.child(key).isSet);
        if (resource.type === VOLUME) {
            yield* judgeVolumeType(resource, hasReason);
            yield* judgeSize(resource.get("size"), maximum);
            return;
        }
        for (const mapping of resource.get("blockDeviceMappings").items()) {
            const disk = mapping.child("ebs");
            if (!disk.isAbsent) {
                yield* judgeType(disk.child("volumeType"), disk.child("iops"), hasReason);
                yield* judgeSize(disk.child("volumeSize"), maximum);
            }
        }
    },
});

/** Only io1 and io2 can be attached to several instances. */
function* judgeVolumeType(volume: ResourceView, hasReason: boolean): Verdicts {
    const shared = volume.get("multiAttachEnabled");
    for (const observation of judgeType(
        volume.get("type"),
        volume.get("iops"),
        hasReason || shared.boolean() === true,
    )) {
        yield shared.isUnknown ? { ...observation, unverified: true } : observation;
    }
}

function* judgeType(type: Reading, iops: Reading, hasReason: boolean): Verdicts {
    // Without a type EC2 makes gp2.
    const name = type.isAbsent ? "gp2" : (type.string() ?? "");
    const isFast = name === "io2" && (iops.number() ?? 0) > GP3_IOPS;
    if (!hasReason && !isFast && (type.isUnknown || DEAR.includes(name))) {
        yield { at: type, expected: "gp3", unverified: name === "io2" && iops.isUnknown };
    }
}

function* judgeSize(size: Reading, maximum: number): Verdicts {
    if (size.isUnknown || (size.number() ?? 0) > maximum) {
        yield { at: size, expected: `at most ${maximum} GiB`, remedy: "make the volume smaller" };
    }
}
