import { resourceRule } from "../../rule/rule.ts";

export const ecrScanImmutable = resourceRule({
    id: "ecr-scan-immutable",
    severity: "medium",
    description: "Images are scanned when they are pushed, and a tag names the same image for ever",
    remedy: "set imageScanningConfiguration.scanOnPush to true and imageTagMutability to IMMUTABLE",
    types: ["aws:ecr/repository:Repository"],
    safeProperties: [
        "imageScanningConfiguration.scanOnPush",
        "imageScanningConfiguration[].scanOnPush",
        "imageTagMutability",
    ],
    *check(resource) {
        const scan = resource.get("imageScanningConfiguration.scanOnPush");
        if (scan.boolean() !== true) {
            yield { at: scan, expected: "true" };
        }
        const tags = resource.get("imageTagMutability");
        if (tags.string() !== "IMMUTABLE") {
            yield { at: tags, expected: "IMMUTABLE" };
        }
    },
    /** Scanning harms nothing; tags that become immutable would break whoever pushes over one. */
    fix(resource) {
        const scan = resource.get("imageScanningConfiguration.scanOnPush");
        return scan.boolean() === true || scan.isUnknown
            ? undefined
            : { imageScanningConfiguration: { scanOnPush: true } };
    },
});
