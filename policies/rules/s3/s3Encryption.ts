import { stackRule } from "../../rule/rule.ts";
import { BUCKET_ENCRYPTION, BucketView, encryptionRules } from "../../views/bucket.ts";
import { BUCKET } from "../../views/types.ts";

export const s3Encryption = stackRule({
    id: "s3-encryption",
    severity: "medium",
    description: "Objects in S3 are encrypted with an accepted algorithm",
    remedy: "set sseAlgorithm to one of the accepted algorithms",
    types: [...BUCKET, ...BUCKET_ENCRYPTION],
    safeProperties: [
        "rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
        "serverSideEncryptionConfiguration.rule.applyServerSideEncryptionByDefault.sseAlgorithm",
        "serverSideEncryptionConfigurations[].rules[].applyServerSideEncryptionByDefault.sseAlgorithm",
        "serverSideEncryptionConfigurations[].rules[].applyServerSideEncryptionByDefaults[].sseAlgorithm",
    ],
    parameters: {
        algorithms: {
            description: "Accepted values of sseAlgorithm",
            default: ["AES256", "aws:kms", "aws:kms:dsse"],
            stricter: "shorter",
        },
        explicit: {
            description: "Whether a bucket must say so itself; AWS encrypts with AES256 anyway",
            default: false,
            strict: true,
            stricter: "true",
        },
    },
    *check(resource, { stack, parameters }) {
        const accepted = parameters.strings("algorithms");
        const rules = encryptionRules(resource);
        for (const rule of rules) {
            const defaults = rule.child("applyServerSideEncryptionByDefault");
            const algorithm = (defaults.isAbsent ? rule.at("applyServerSideEncryptionByDefaults[0]") : defaults).child(
                "sseAlgorithm",
            );
            const isBucketKeyOnly = algorithm.isAbsent;
            if (!isBucketKeyOnly && !accepted.includes(algorithm.string() ?? "")) {
                yield { at: algorithm, expected: accepted.join(" or ") };
            }
        }
        const isBucket = (BUCKET as readonly string[]).includes(resource.type);
        if (isBucket && rules.length === 0 && parameters.boolean("explicit")) {
            const { sure, maybe } = new BucketView(resource, stack).encryptions;
            if (sure.length === 0) {
                yield {
                    at: resource.get("serverSideEncryptionConfiguration"),
                    expected: "an encryption configuration",
                    unverified: resource.isForeign || maybe.length > 0,
                };
            }
        }
    },
});
