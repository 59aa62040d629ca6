import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { efsEncryption } from "./efsEncryption.ts";

const FILES = "aws:efs/fileSystem:FileSystem";

export const examples: RuleExamples = {
    rule: efsEncryption,
    passing: [
        { title: "an encrypted file system", resources: [resource(FILES, "files", { encrypted: true })] },
        {
            title: "encryption that is said in text, with a key that is not known yet",
            resources: [resource(FILES, "files", { encrypted: "true", kmsKeyId: UNKNOWN })],
        },
    ],
    failing: [
        {
            title: "a file system that says nothing",
            resources: [resource(FILES, "files", {})],
            finds: ["files: encrypted"],
        },
        {
            title: "encryption switched off",
            resources: [resource(FILES, "files", { encrypted: false })],
            finds: ["files: encrypted"],
        },
    ],
    unknown: [
        {
            title: "a switch that is not known yet",
            resources: [resource(FILES, "files", { encrypted: UNKNOWN })],
            finds: ["files: encrypted"],
        },
    ],
};
