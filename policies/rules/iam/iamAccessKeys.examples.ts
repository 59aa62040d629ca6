import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamAccessKeys } from "./iamAccessKeys.ts";

const KEY = "aws:iam/accessKey:AccessKey";

export const examples: RuleExamples = {
    rule: iamAccessKeys,
    passing: [
        { title: "a user without keys", resources: [resource("aws:iam/user:User", "u", {})] },
        {
            title: "a role in place of keys",
            resources: [resource("aws:iam/role:Role", "r", { assumeRolePolicy: UNKNOWN })],
        },
    ],
    failing: [
        { title: "a key of a user", resources: [resource(KEY, "k", { user: "ann" })], finds: ["k: user"] },
        {
            title: "a key of the root user",
            resources: [resource(KEY, "k", { user: "root" })],
            finds: ["k: user"],
            says: ["a key of the root user"],
        },
        {
            title: "a key of a user who is not known yet by name",
            resources: [resource(KEY, "k", { user: UNKNOWN })],
            finds: ["k: user"],
        },
    ],
    unknown: "a key is one whoever's it is, so nothing about it decides",
};
