import type { Reading } from "../../reading/reading.ts";
import type { StackIndex } from "../../relations/stackIndex.ts";
import type { ResourceView } from "../../resource/resourceView.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import { LAUNCH_TEMPLATE, TEMPLATE_OF_INSTANCE } from "../../views/launchTemplate.ts";

const VOLUME = "aws:ebs/volume:Volume";
const INSTANCE = "aws:ec2/instance:Instance";
const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const AMI = "aws:ec2/ami:Ami";
const ACCOUNT_DEFAULT = ["aws:ebs/encryptionByDefault:EncryptionByDefault"];

export const ebsEncryption = stackRule({
    id: "ebs-encryption",
    severity: "high",
    description: "EBS volumes, images and snapshots are encrypted",
    remedy: "set encrypted to true on every block device, or switch aws.ebs.EncryptionByDefault on in this stack",
    types: [
        VOLUME,
        INSTANCE,
        LAUNCH_TEMPLATE,
        CONFIGURATION,
        AMI,
        "aws:ec2/amiCopy:AmiCopy",
        "aws:ebs/snapshotCopy:SnapshotCopy",
    ],
    safeProperties: [
        "encrypted",
        "rootBlockDevice.encrypted",
        "ebsBlockDevices[].encrypted",
        "blockDeviceMappings[].ebs.encrypted",
    ],
    *check(resource, { stack }) {
        const accountDefault = stack.ofTypes(ACCOUNT_DEFAULT).map((setting) => setting.get("enabled"));
        if (accountDefault.some((enabled) => enabled.isAbsent || enabled.boolean() === true)) {
            return;
        }
        const isOpen = accountDefault.some((enabled) => enabled.isUnknown);
        for (const observation of checkDevices(resource, stack)) {
            yield isOpen ? { ...observation, unverified: true } : observation;
        }
    },
});

function* checkDevices(resource: ResourceView, stack: StackIndex): Verdicts {
    switch (resource.type) {
        case LAUNCH_TEMPLATE:
            yield* checkMappings(resource);
            return;
        case INSTANCE:
        case CONFIGURATION:
            yield* checkRoot(resource, stack);
            yield* checkList(resource);
            return;
        case AMI:
            yield* checkList(resource);
            return;
        default:
            yield* checkDevice(resource, resource.type === VOLUME);
    }
}

/** The root device of an instance, which a launch template may describe in its place. */
function* checkRoot(resource: ResourceView, stack: StackIndex): Verdicts {
    const root = resource.get("rootBlockDevice.encrypted");
    if (root.boolean() === true) {
        return;
    }
    if (!root.isAbsent || !resource.get("launchTemplate").isSet) {
        yield { at: root, expected: "true" };
        return;
    }
    const [template] = stack.targets(resource, TEMPLATE_OF_INSTANCE).here;
    const wrong = template === undefined ? [] : [...checkMappings(template)];
    const isSure = wrong.some(({ at, unverified }) => unverified !== true && !at.isUnknown);
    if (template === undefined || wrong.length > 0) {
        yield { at: root, expected: "true, here or in the launch template", unverified: !isSure };
    }
}

function* checkList(resource: ResourceView): Verdicts {
    for (const device of resource.get("ebsBlockDevices").items()) {
        const leftOut = device.at("noDevice");
        if (device.isUnknown || !(leftOut.boolean() === true || device.at("virtualName").isSet)) {
            yield* checkDevice(device, true, leftOut.isUnknown);
        }
    }
}

function* checkMappings(template: ResourceView): Verdicts {
    const mappings = template.get("blockDeviceMappings");
    if (!mappings.isSet) {
        // Without a mapping the image decides, and most images are not encrypted.
        yield { at: mappings, expected: "a mapping of the root device with encrypted = true" };
        return;
    }
    for (const mapping of mappings.items()) {
        const isLeftOut = mapping.at("noDevice").isSet || mapping.at("virtualName").isSet;
        if (mapping.isUnknown || !isLeftOut) {
            yield* checkDevice(mapping.at("ebs"), true);
        }
    }
}

/**
 * A volume takes its encryption from the snapshot it is made of, which shows elsewhere; a copy has to ask for it.
 * `isOpen`: it is not known whether there will be such a device.
 */
function* checkDevice(device: Pick<Reading, "child">, takesFromSnapshot: boolean, isOpen = false): Verdicts {
    const encrypted = device.child("encrypted");
    if (encrypted.boolean() !== true) {
        const isTaken = takesFromSnapshot && encrypted.isAbsent && device.child("snapshotId").isSet;
        yield { at: encrypted, expected: "true", unverified: isTaken || isOpen };
    }
}
