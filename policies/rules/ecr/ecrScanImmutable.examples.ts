import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ecrScanImmutable } from "./ecrScanImmutable.ts";

const REPOSITORY = "aws:ecr/repository:Repository";
const scanned = { imageScanningConfiguration: { scanOnPush: true } };
const fixed = { imageTagMutability: "IMMUTABLE" };

export const examples: RuleExamples = {
    rule: ecrScanImmutable,
    passing: [
        {
            title: "scanned images with fixed tags",
            resources: [resource(REPOSITORY, "r", { ...scanned, ...fixed })],
            corrects: {},
        },
        {
            title: "scanned images with fixed tags, the block in a list",
            resources: [resource(REPOSITORY, "r", { imageScanningConfiguration: [{ scanOnPush: "true" }], ...fixed })],
        },
    ],
    failing: [
        {
            title: "a repository that says nothing",
            resources: [resource(REPOSITORY, "r", {})],
            corrects: { r: scanned },
            finds: ["r: imageScanningConfiguration.scanOnPush", "r: imageTagMutability"],
        },
        {
            title: "scanning switched off",
            resources: [resource(REPOSITORY, "r", { imageScanningConfiguration: { scanOnPush: false }, ...fixed })],
            corrects: { r: scanned },
            finds: ["r: imageScanningConfiguration.scanOnPush"],
        },
        {
            title: "tags that may move, beside scanning that is not known yet",
            resources: [
                resource(REPOSITORY, "r", { imageScanningConfiguration: UNKNOWN, imageTagMutability: "MUTABLE" }),
            ],
            corrects: {},
            finds: ["r: imageScanningConfiguration.scanOnPush unverified", "r: imageTagMutability"],
        },
        {
            title: "tags of which some may move",
            resources: [resource(REPOSITORY, "r", { ...scanned, imageTagMutability: "IMMUTABLE_WITH_EXCLUSION" })],
            finds: ["r: imageTagMutability"],
        },
    ],
    unknown: [
        {
            title: "settings that are not known yet",
            resources: [
                resource(REPOSITORY, "r", {
                    imageScanningConfiguration: { scanOnPush: UNKNOWN },
                    imageTagMutability: UNKNOWN,
                }),
            ],
            finds: ["r: imageScanningConfiguration.scanOnPush", "r: imageTagMutability"],
        },
    ],
};
