import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { cloudtrail } from "./cloudtrail.ts";

const TRAIL = "aws:cloudtrail/trail:Trail";
const complete = {
    isMultiRegionTrail: true,
    enableLogFileValidation: true,
    kmsKeyId: UNKNOWN,
    cloudWatchLogsGroupArn: UNKNOWN,
};

export const examples: RuleExamples = {
    rule: cloudtrail,
    passing: [
        {
            title: "a complete trail whose key and log group are not known yet",
            resources: [resource(TRAIL, "t", complete)],
            corrects: {},
        },
        {
            title: "a complete trail that is switched on in so many words",
            resources: [
                resource(TRAIL, "t", {
                    ...complete,
                    isMultiRegionTrail: "true",
                    enableLogging: true,
                    kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1",
                    cloudWatchLogsGroupArn: "arn:aws:logs:eu-west-1:111122223333:log-group:trail:*",
                }),
            ],
        },
    ],
    failing: [
        {
            title: "a trail that says nothing",
            resources: [resource(TRAIL, "t", { s3BucketName: "logs" })],
            finds: ["t: cloudWatchLogsGroupArn", "t: enableLogFileValidation", "t: isMultiRegionTrail", "t: kmsKeyId"],
            corrects: { t: { isMultiRegionTrail: true, enableLogFileValidation: true } },
        },
        {
            title: "a trail of one region",
            resources: [resource(TRAIL, "t", { ...complete, isMultiRegionTrail: false })],
            finds: ["t: isMultiRegionTrail"],
        },
        {
            title: "a trail without proof against change",
            resources: [resource(TRAIL, "t", { ...complete, enableLogFileValidation: false })],
            finds: ["t: enableLogFileValidation"],
        },
        {
            title: "a trail that is switched off",
            resources: [resource(TRAIL, "t", { ...complete, enableLogging: false })],
            finds: ["t: enableLogging"],
            corrects: { t: { enableLogging: true } },
        },
        {
            title: "a trail of one region that records nothing",
            resources: [resource(TRAIL, "t", { ...complete, isMultiRegionTrail: undefined, enableLogging: false })],
            finds: ["t: enableLogging", "t: isMultiRegionTrail"],
            corrects: { t: { isMultiRegionTrail: true, enableLogging: true } },
        },
        {
            title: "a trail with an empty key, and one without a log group",
            resources: [
                resource(TRAIL, "key", { ...complete, kmsKeyId: "" }),
                resource(TRAIL, "logs", { ...complete, cloudWatchLogsGroupArn: undefined }),
            ],
            finds: ["key: kmsKeyId", "logs: cloudWatchLogsGroupArn"],
        },
    ],
    unknown: [
        {
            title: "switches that are not known yet",
            resources: [
                resource(TRAIL, "t", {
                    ...complete,
                    isMultiRegionTrail: UNKNOWN,
                    enableLogFileValidation: UNKNOWN,
                    enableLogging: UNKNOWN,
                }),
            ],
            finds: ["t: enableLogFileValidation", "t: enableLogging", "t: isMultiRegionTrail"],
            corrects: {},
        },
    ],
};
