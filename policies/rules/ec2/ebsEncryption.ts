import { TEMPLATE_OF_INSTANCE } from "../../views/launchTemplate.ts";
import { stackRule, type Verdicts } from "../../rule/rule.ts";
import type { ResourceView } from "../../resource/resourceView.ts";

const VOLUME = "aws:ebs/volume:Volume";
const INSTANCE = "aws:ec2/instance:Instance";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
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
        TEMPLATE,
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
        const templateIsHere = stack.targets(resource, TEMPLATE_OF_INSTANCE).here.length > 0;
        for (const observation of checkDevices(resource, templateIsHere)) {
            yield accountDefault.some((enabled) => enabled.isUnknown)
                ? { ...observation, unverified: true }
                : observation;
        }
    },
});

function* checkDevices(resource: ResourceView, templateIsHere: boolean): Verdicts {
    switch (resource.type) {
        case TEMPLATE:
            yield* checkMappings(resource);
            return;
        case INSTANCE:
        case CONFIGURATION: {
            const root = resource.get("rootBlockDevice.encrypted");
            const leftToTemplate = root.isAbsent && resource.get("launchTemplate").isSet;
            // A launch template of this stack is judged itself.
            if (root.boolean() !== true && !(leftToTemplate && templateIsHere)) {
                yield { at: root, expected: "true", unverified: leftToTemplate };
            }
            yield* checkList(resource);
            return;
        }
        case AMI:
            yield* checkList(resource);
            return;
        default: {
            const encrypted = resource.get("encrypted");
            if (encrypted.boolean() !== true) {
                yield { at: encrypted, expected: "true" };
            }
        }
    }
}

function* checkList(resource: ResourceView): Verdicts {
    for (const device of resource.get("ebsBlockDevices").items()) {
        const encrypted = device.at("encrypted");
        // An image takes its encryption from the snapshot it is made of, which shows elsewhere.
        const fromSnapshot = resource.type === AMI && encrypted.isAbsent && device.at("snapshotId").isSet;
        const isUnused = device.at("noDevice").boolean() === true || device.at("virtualName").isSet;
        if (encrypted.boolean() !== true && !(isUnused && device.isKnown)) {
            yield { at: encrypted, expected: "true", unverified: fromSnapshot };
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
        const isUnused = mapping.isKnown && (mapping.at("noDevice").isSet || mapping.at("virtualName").isSet);
        const encrypted = mapping.at("ebs.encrypted");
        if (encrypted.boolean() !== true && !isUnused) {
            yield { at: encrypted, expected: "true" };
        }
    }
}
