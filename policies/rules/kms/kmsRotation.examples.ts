import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { kmsRotation } from "./kmsRotation.ts";

const KEY = "aws:kms/key:Key";

export const examples: RuleExamples = {
    rule: kmsRotation,
    passing: [
        { title: "a key that rotates", resources: [resource(KEY, "key", { enableKeyRotation: true })] },
        {
            title: "a key of the default kind, its properties empty",
            resources: [resource(KEY, "key", { enableKeyRotation: "true", keyUsage: "", customerMasterKeySpec: "" })],
        },
        { title: "an asymmetric key", resources: [resource(KEY, "key", { customerMasterKeySpec: "RSA_2048" })] },
        {
            title: "a signing key",
            resources: [resource(KEY, "key", { keyUsage: "SIGN_VERIFY", customerMasterKeySpec: UNKNOWN })],
        },
        {
            title: "a key for message authentication",
            resources: [resource(KEY, "key", { keyUsage: "GENERATE_VERIFY_MAC", customerMasterKeySpec: "HMAC_256" })],
        },
        { title: "a key in a store of one's own", resources: [resource(KEY, "key", { customKeyStoreId: UNKNOWN })] },
    ],
    failing: [
        {
            title: "a key whose use is said to be encryption",
            resources: [resource(KEY, "key", { keyUsage: "ENCRYPT_DECRYPT", enableKeyRotation: "false" })],
            finds: ["key: enableKeyRotation"],
        },
        {
            title: "a key that says nothing",
            resources: [resource(KEY, "key", { keyUsage: "", customerMasterKeySpec: null })],
            finds: ["key: enableKeyRotation"],
            corrects: { key: { enableKeyRotation: true } },
        },
        {
            title: "a symmetric key with rotation switched off",
            resources: [resource(KEY, "key", { customerMasterKeySpec: "SYMMETRIC_DEFAULT", enableKeyRotation: false })],
            finds: ["key: enableKeyRotation"],
        },
    ],
    unknown: [
        {
            title: "a use that is not known yet",
            corrects: {},
            resources: [resource(KEY, "key", { keyUsage: UNKNOWN })],
            finds: ["key: enableKeyRotation"],
        },
        {
            title: "a switch that is not known yet",
            corrects: {},
            resources: [resource(KEY, "key", { enableKeyRotation: UNKNOWN })],
            finds: ["key: enableKeyRotation"],
        },
        {
            title: "a kind of key that is not known yet",
            resources: [resource(KEY, "key", { customerMasterKeySpec: UNKNOWN })],
            finds: ["key: enableKeyRotation"],
        },
    ],
};
