import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ebsEncryption } from "./ebsEncryption.ts";

const VOLUME = "aws:ebs/volume:Volume";
const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

const plain = resource(TEMPLATE, "t", { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] });
const encrypted = resource(TEMPLATE, "t", { blockDeviceMappings: [{ ebs: { encrypted: true } }] });

export const examples: RuleExamples = {
    rule: ebsEncryption,
    passing: [
        {
            title: "an encrypted volume whose key is not known yet",
            resources: [resource(VOLUME, "v", { encrypted: true, kmsKeyId: UNKNOWN })],
        },
        {
            title: "an instance with every device encrypted",
            resources: [
                resource(INSTANCE, "i", {
                    rootBlockDevice: { encrypted: true },
                    ebsBlockDevices: [{ deviceName: "/dev/sdb", encrypted: true }],
                }),
            ],
        },
        {
            title: "an instance that leaves its devices to a launch template",
            resources: [encrypted, resource(INSTANCE, "i", { launchTemplate: { id: from(encrypted) } })],
        },
        {
            title: "a launch configuration with an encrypted root and a device of an image left out",
            resources: [
                resource("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
                    rootBlockDevice: [{ encrypted: "true" }],
                    ebsBlockDevices: { noDevice: "true" },
                }),
            ],
        },
        {
            title: "encrypted copies of an image and of a snapshot",
            resources: [
                resource("aws:ec2/amiCopy:AmiCopy", "image", { encrypted: true }),
                resource("aws:ebs/snapshotCopy:SnapshotCopy", "snapshot", { encrypted: true }),
                resource("aws:ec2/ami:Ami", "none", {}),
            ],
        },
        {
            title: "a launch template, beside a device it leaves out",
            resources: [
                resource(TEMPLATE, "t", {
                    blockDeviceMappings: [
                        { deviceName: "/dev/xvda", ebs: { encrypted: "true" } },
                        { deviceName: "/dev/sdb", noDevice: "", virtualName: "ephemeral0" },
                    ],
                }),
            ],
        },
        {
            title: "an instance that leaves a device of its image out",
            resources: [
                resource(INSTANCE, "i", {
                    rootBlockDevice: { encrypted: true },
                    ebsBlockDevices: [{ noDevice: true }, { virtualName: "ephemeral0" }],
                }),
            ],
        },
        {
            title: "a plain volume in an account that encrypts by default",
            resources: [
                resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "on", {}),
                resource(VOLUME, "v", {}),
            ],
        },
        {
            title: "a plain volume in an account that says so",
            resources: [
                resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "on", { enabled: true }),
                resource(VOLUME, "v", {}),
            ],
        },
    ],
    failing: [
        {
            title: "a volume that says nothing",
            resources: [resource(VOLUME, "v", { size: 10 })],
            finds: ["v: encrypted"],
        },
        {
            title: "an instance's root device and one of its others",
            resources: [resource(INSTANCE, "i", { ebsBlockDevices: [{ encrypted: true }, { encrypted: false }] })],
            finds: ["i: ebsBlockDevices[1].encrypted", "i: rootBlockDevice.encrypted"],
        },
        {
            title: "an instance that leaves its root device to a template which says nothing of it",
            resources: [plain, resource(INSTANCE, "i", { launchTemplate: { id: from(plain) } })],
            finds: ["i: rootBlockDevice.encrypted", "t: blockDeviceMappings[0].ebs.encrypted"],
        },
        {
            title: "an instance with a plain root device of its own, whatever the template says",
            resources: [
                encrypted,
                resource(INSTANCE, "i", {
                    launchTemplate: { id: from(encrypted) },
                    rootBlockDevice: { encrypted: false },
                }),
            ],
            finds: ["i: rootBlockDevice.encrypted"],
        },
        {
            title: "a volume that refuses what its snapshot may bring",
            resources: [
                resource(VOLUME, "v", { snapshotId: "snap-1", encrypted: false }),
                resource("aws:ebs/snapshotCopy:SnapshotCopy", "copy", { sourceSnapshotId: "snap-1", snapshotId: "x" }),
            ],
            finds: ["copy: encrypted", "v: encrypted"],
        },
        {
            title: "a launch template without and one with plain devices",
            resources: [
                resource(TEMPLATE, "none", {}),
                resource(TEMPLATE, "plain", { blockDeviceMappings: [{ ebs: { volumeSize: 20 } }] }),
            ],
            finds: ["none: blockDeviceMappings", "plain: blockDeviceMappings[0].ebs.encrypted"],
        },
        {
            title: "copies of an image and of a snapshot",
            resources: [
                resource("aws:ec2/amiCopy:AmiCopy", "image", { encrypted: false }),
                resource("aws:ebs/snapshotCopy:SnapshotCopy", "snapshot", {}),
            ],
            finds: ["image: encrypted", "snapshot: encrypted"],
        },
        {
            title: "a launch configuration, where the account's default is switched off",
            resources: [
                resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "off", { enabled: false }),
                resource("aws:ec2/launchConfiguration:LaunchConfiguration", "lc", {
                    rootBlockDevice: { encrypted: false },
                }),
            ],
            finds: ["lc: rootBlockDevice.encrypted"],
        },
        {
            title: "an image's device",
            resources: [resource("aws:ec2/ami:Ami", "ami", { ebsBlockDevices: [{ deviceName: "/dev/sda1" }] })],
            finds: ["ami: ebsBlockDevices[0].encrypted"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(VOLUME, "v", { encrypted: UNKNOWN })],
            finds: ["v: encrypted"],
        },
        {
            title: "an image of a snapshot that shows elsewhere",
            resources: [resource("aws:ec2/ami:Ami", "ami", { ebsBlockDevices: [{ snapshotId: UNKNOWN }] })],
            finds: ["ami: ebsBlockDevices[0].encrypted"],
        },
        {
            title: "a plain volume while the account's default is not known yet",
            resources: [
                resource("aws:ebs/encryptionByDefault:EncryptionByDefault", "default", { enabled: UNKNOWN }),
                resource(VOLUME, "v", {}),
            ],
            finds: ["v: encrypted"],
        },
        {
            title: "an instance that leaves its devices to a template of another stack",
            resources: [resource(INSTANCE, "i", { launchTemplate: { id: UNKNOWN } })],
            finds: ["i: rootBlockDevice.encrypted"],
        },
        {
            title: "a template whose devices are not known yet, or come from a snapshot",
            resources: [
                resource(TEMPLATE, "t", { name: "snapshot", blockDeviceMappings: [{ ebs: { snapshotId: "snap-1" } }] }),
                resource(INSTANCE, "i", { launchTemplate: { name: "snapshot" } }),
                resource(TEMPLATE, "later", { name: "later", blockDeviceMappings: [UNKNOWN] }),
                resource(INSTANCE, "j", { launchTemplate: { name: "later" } }),
            ],
            finds: [
                "i: rootBlockDevice.encrypted",
                "j: rootBlockDevice.encrypted",
                "later: blockDeviceMappings[0].ebs.encrypted",
                "t: blockDeviceMappings[0].ebs.encrypted",
            ],
        },
        {
            title: "a volume and an instance's device made of snapshots",
            resources: [
                resource(VOLUME, "v", { snapshotId: UNKNOWN }),
                resource(INSTANCE, "i", {
                    rootBlockDevice: { encrypted: true },
                    ebsBlockDevices: [{ snapshotId: "snap-1" }, UNKNOWN, { noDevice: UNKNOWN }],
                }),
            ],
            finds: [
                "i: ebsBlockDevices[0].encrypted",
                "i: ebsBlockDevices[1].encrypted",
                "i: ebsBlockDevices[2].encrypted",
                "v: encrypted",
            ],
        },
        {
            title: "devices that are not known yet",
            resources: [resource(TEMPLATE, "t", { blockDeviceMappings: UNKNOWN })],
            finds: ["t: blockDeviceMappings[].ebs.encrypted"],
        },
    ],
};
