import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { secretsCmk } from "./secretsCmk.ts";

const SECRET = "aws:secretsmanager/secret:Secret";

export const examples: RuleExamples = {
    rule: secretsCmk,
    passing: [
        { title: "a key that is not known yet", resources: [resource(SECRET, "s", { kmsKeyId: UNKNOWN })] },
        { title: "a key by alias", resources: [resource(SECRET, "s", { kmsKeyId: "alias/laws/app" })] },
    ],
    failing: [
        { title: "a secret that says nothing", resources: [resource(SECRET, "s", {})], finds: ["s: kmsKeyId"] },
        { title: "an empty key", resources: [resource(SECRET, "s", { kmsKeyId: "" })], finds: ["s: kmsKeyId"] },
        {
            title: "AWS's own key by its alias",
            resources: [
                resource(SECRET, "s", { kmsKeyId: "alias/aws/secretsmanager" }),
                resource(SECRET, "t", { kmsKeyId: "aws/secretsmanager" }),
            ],
            finds: ["s: kmsKeyId", "t: kmsKeyId"],
        },
    ],
    unknown: "a key is set or not, and set counts whatever its value",
};
