import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { snsEncryption } from "./snsEncryption.ts";

const TOPIC = "aws:sns/topic:Topic";

export const examples: RuleExamples = {
    rule: snsEncryption,
    passing: [
        { title: "a key that is not known yet", resources: [resource(TOPIC, "t", { kmsMasterKeyId: UNKNOWN })] },
        { title: "AWS's own key", resources: [resource(TOPIC, "t", { kmsMasterKeyId: "alias/aws/sns" })] },
    ],
    failing: [
        { title: "a topic that says nothing", resources: [resource(TOPIC, "t", {})], finds: ["t: kmsMasterKeyId"] },
        {
            title: "an empty key",
            resources: [resource(TOPIC, "t", { kmsMasterKeyId: "" })],
            finds: ["t: kmsMasterKeyId"],
        },
    ],
    unknown: "a key is set or not, and set counts whatever its value",
};
