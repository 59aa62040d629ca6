import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ebsDefaultEncryption } from "./ebsDefaultEncryption.ts";

const SETTING = "aws:ebs/encryptionByDefault:EncryptionByDefault";

export const examples: RuleExamples = {
    rule: ebsDefaultEncryption,
    passing: [
        { title: "a setting that says nothing, which switches it on", resources: [resource(SETTING, "s", {})] },
        { title: "a setting that says so", resources: [resource(SETTING, "s", { enabled: true })] },
        { title: "a setting that says so in text", resources: [resource(SETTING, "s", { enabled: "true" })] },
    ],
    failing: [
        {
            title: "a setting that switches it off",
            resources: [resource(SETTING, "s", { enabled: false })],
            finds: ["s: enabled"],
            corrects: { s: { enabled: true } },
        },
        {
            title: "a setting that switches it off in text",
            resources: [resource(SETTING, "s", { enabled: "false" })],
            finds: ["s: enabled"],
        },
    ],
    unknown: [
        {
            title: "a setting that is not known yet",
            resources: [resource(SETTING, "s", { enabled: UNKNOWN })],
            finds: ["s: enabled"],
        },
    ],
};
