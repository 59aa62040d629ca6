import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ecrEncryption } from "./ecrEncryption.ts";

const REPOSITORY = "aws:ecr/repository:Repository";

function repository(encryptionConfigurations: unknown) {
    return [resource(REPOSITORY, "r", { encryptionConfigurations })];
}

export const examples: RuleExamples = {
    rule: ecrEncryption,
    passing: [
        {
            title: "KMS with a key that is not known yet",
            resources: repository([{ encryptionType: "KMS", kmsKey: UNKNOWN }]),
        },
        { title: "two layers of KMS", resources: repository([{ encryptionType: "KMS_DSSE" }]) },
    ],
    failing: [
        {
            title: "a repository that says nothing",
            resources: [resource(REPOSITORY, "r", {})],
            finds: ["r: encryptionConfigurations.encryptionType"],
        },
        {
            title: "a key of S3",
            resources: repository([{ encryptionType: "AES256" }]),
            finds: ["r: encryptionConfigurations[0].encryptionType"],
        },
        {
            title: "a block that leaves the kind to ECR",
            resources: repository([{ kmsKey: UNKNOWN }]),
            finds: ["r: encryptionConfigurations[0].encryptionType"],
        },
    ],
    unknown: [
        {
            title: "a kind that is not known yet",
            resources: repository([{ encryptionType: UNKNOWN }]),
            finds: ["r: encryptionConfigurations[0].encryptionType"],
        },
    ],
};
