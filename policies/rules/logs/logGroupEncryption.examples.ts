import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { logGroupEncryption } from "./logGroupEncryption.ts";

const GROUP = "aws:cloudwatch/logGroup:LogGroup";

export const examples: RuleExamples = {
    rule: logGroupEncryption,
    passing: [
        { title: "a key that is not known yet", resources: [resource(GROUP, "log", { kmsKeyId: UNKNOWN })] },
        {
            title: "a known key",
            resources: [resource(GROUP, "log", { kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1" })],
        },
    ],
    failing: [
        { title: "a group that says nothing", resources: [resource(GROUP, "log", {})], finds: ["log: kmsKeyId"] },
        { title: "an empty key", resources: [resource(GROUP, "log", { kmsKeyId: "" })], finds: ["log: kmsKeyId"] },
        {
            title: "a key that only the cloud would compute",
            resources: [resource(GROUP, "log", {}, { outputs: { id: UNKNOWN, kmsKeyId: UNKNOWN } })],
            finds: ["log: kmsKeyId"],
        },
    ],
    unknown: "a key is set or not, and set counts whatever its value",
};
