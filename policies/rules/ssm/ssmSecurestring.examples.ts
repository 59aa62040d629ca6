import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { ssmSecurestring } from "./ssmSecurestring.ts";

const PARAMETER = "aws:ssm/parameter:Parameter";

function parameter(inputs: Record<string, unknown>, name = "p") {
    return [resource(PARAMETER, name, inputs)];
}

export const examples: RuleExamples = {
    rule: ssmSecurestring,
    passing: [
        { title: "a password that is encrypted", resources: parameter({ name: "/db/password", type: "SecureString" }) },
        { title: "a text of a harmless name", resources: parameter({ name: "/app/log-level", type: "String" }) },
        {
            title: "texts about secrets, and keys that are none",
            resources: ["/db/password-arn/", "tokenUrl", "/app/public-key", "/app/tokenizer/level"].map((name, index) =>
                resource(PARAMETER, `p${index}`, { name, type: "String" }),
            ),
        },
        {
            title: "numbers and switches, whatever their names say, and names that end in a unit",
            resources: [
                ...parameter({ name: "/app/refresh-token", type: "String", value: "3600" }, "n"),
                ...parameter({ name: "/app/require-password", type: "String", value: "true" }, "s"),
                ...parameter({ name: "/app/api-token", type: "String", insecureValue: 12 }, "i"),
                ...parameter({ name: "/app/token-ttl-seconds", type: "String", value: "an hour" }, "u"),
            ],
        },
        { title: "a text without a name, of a harmless resource", resources: parameter({ type: "String" }, "level") },
        {
            title: "a password with a key that is not known yet, where one is asked for",
            resources: parameter({ name: "/db/password", type: "SecureString", keyId: UNKNOWN }),
            profiles: ["strict"],
        },
        {
            title: "a text where keys are asked for",
            resources: parameter({ name: "/app/log-level", type: "StringList" }),
            profiles: ["strict"],
        },
        {
            title: "a kind that is not known yet, of a harmless name",
            resources: parameter({ name: "/app/log-level", type: UNKNOWN }),
        },
    ],
    failing: [
        {
            title: "a password in plain text",
            resources: parameter({ name: "/db/password", type: "String" }),
            finds: ["p: type"],
        },
        {
            title: "a key and a secret of a name in one word",
            resources: [
                ...parameter({ name: "/app/api-key", type: "String" }),
                ...parameter({ name: "clientSecret", type: "String" }, "q"),
            ],
            finds: ["p: type", "q: type"],
        },
        {
            title: "tokens in a plain list, by the resource's name",
            resources: parameter({ type: "StringList" }, "api-tokens"),
            finds: ["api-tokens: type"],
        },
        {
            title: "a text under a secret's name, marked secret or not, and a last word that means a password",
            resources: [
                ...parameter({ name: "/app/api-token", type: "String", value: "3600s" }),
                ...parameter({ name: "/app/db-pass", type: "String", value: "hunter22" }, "q"),
                ...parameter({ name: "/app/api-token", type: "String", value: { $secret: true } }, "r"),
            ],
            carriesMarks: true,
            finds: ["p: type", "q: type", "r: type"],
        },
        {
            title: "AWS's own key where one of the account is asked for",
            resources: [
                ...parameter({ name: "/db/password", type: "SecureString" }),
                ...parameter({ name: "/app/level", type: "SecureString", keyId: "alias/aws/ssm" }, "q"),
            ],
            profiles: ["strict"],
            finds: ["p: keyId", "q: keyId"],
        },
    ],
    unknown: [
        {
            title: "a text whose name is not known yet",
            resources: parameter({ name: UNKNOWN, type: "String" }, "level"),
            finds: ["level: type"],
        },
        {
            title: "a text under a secret's name whose value, perhaps a number, is not known yet",
            resources: [
                ...parameter({ name: "/app/api-token", type: "String", value: UNKNOWN }),
                ...parameter({ name: "/app/api-token", type: "String", insecureValue: UNKNOWN }, "i"),
            ],
            finds: ["p: type", "i: type"],
        },
        {
            title: "a kind that is not known yet, of a secret name",
            resources: parameter({ name: "/db/password", type: UNKNOWN }),
            finds: ["p: type"],
        },
        {
            title: "a kind that is not known yet, without a key where one is asked for",
            resources: parameter({ name: "/app/level", type: UNKNOWN }),
            profiles: ["strict"],
            finds: ["p: keyId"],
        },
    ],
};
