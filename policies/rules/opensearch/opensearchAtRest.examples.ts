import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { opensearchAtRest } from "./opensearchAtRest.ts";

const DOMAIN = "aws:opensearch/domain:Domain";
const OLD = "aws:elasticsearch/domain:Domain";

export const examples: RuleExamples = {
    rule: opensearchAtRest,
    passing: [
        { title: "an encrypted domain", resources: [resource(DOMAIN, "d", { encryptAtRest: { enabled: true } })] },
        {
            title: "an encrypted domain of the old type, its block in a list",
            resources: [resource(OLD, "d", { encryptAtRest: [{ enabled: "true", kmsKeyId: UNKNOWN }] })],
        },
    ],
    failing: [
        {
            title: "a domain that says nothing",
            resources: [resource(DOMAIN, "d", {})],
            finds: ["d: encryptAtRest.enabled"],
        },
        {
            title: "encryption switched off, in both types",
            resources: [
                resource(DOMAIN, "d", { encryptAtRest: { enabled: false } }),
                resource(OLD, "o", { encryptAtRest: [{ enabled: false }] }),
            ],
            finds: ["d: encryptAtRest.enabled", "o: encryptAtRest[0].enabled"],
        },
        {
            title: "a block with a key only",
            resources: [resource(DOMAIN, "d", { encryptAtRest: { kmsKeyId: UNKNOWN } })],
            finds: ["d: encryptAtRest.enabled"],
        },
    ],
    unknown: [
        {
            title: "a switch and a block that are not known yet",
            resources: [
                resource(DOMAIN, "d", { encryptAtRest: { enabled: UNKNOWN } }),
                resource(DOMAIN, "e", { encryptAtRest: UNKNOWN }),
            ],
            finds: ["d: encryptAtRest.enabled", "e: encryptAtRest.enabled"],
        },
    ],
};
