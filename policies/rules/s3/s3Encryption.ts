import { stackRule } from "../../rule/rule.ts";
import { BUCKET_ENCRYPTION, BucketView, isBucket } from "../../views/bucket.ts";
import { encryptionAlgorithms } from "../../views/bucketEncryption.ts";
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
            strict: ["aws:kms", "aws:kms:dsse"],
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
        const explicit = parameters.boolean("explicit");
        const isWrong = (algorithm: { isAbsent: boolean; string(): string | undefined }) =>
            // A rule that names none, about bucket keys for example, leaves the algorithm to S3.
            algorithm.isAbsent ? explicit : !accepted.includes(algorithm.string() ?? "");
        const own = encryptionAlgorithms(resource);
        for (const algorithm of own.filter(isWrong)) {
            yield { at: algorithm, expected: accepted.join(" or ") };
        }
        if (!isBucket(resource) || own.length > 0) {
            return;
        }
        const at = resource.get("serverSideEncryptionConfiguration");
        const { sure, maybe } = new BucketView(resource, stack).encryptions;
        if (sure.length === 0 && explicit) {
            const unverified = resource.isForeign || maybe.length > 0;
            yield { at, expected: "an encryption configuration", unverified };
        }
        const wrong = sure.flatMap(encryptionAlgorithms).filter((algorithm) => isWrong(algorithm));
        if (wrong.some((algorithm) => !algorithm.isUnknown)) {
            yield { at, expected: accepted.join(" or "), found: "a configuration with another algorithm" };
        }
    },
});
