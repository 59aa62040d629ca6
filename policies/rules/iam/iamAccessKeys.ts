import { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";

export const iamAccessKeys = resourceRule({
    id: "iam-access-keys",
    severity: "medium",
    description: "Nobody has access keys that last: people sign in, programs assume roles",
    remedy: "remove the key and have the program assume a role, or the person sign in through IAM Identity Center",
    types: ["aws:iam/accessKey:AccessKey"],
    safeProperties: [],
    *check(key) {
        const isRoot = /^(root|<root_account>)$/i.test(key.get("user").string() ?? "");
        // It is a key whatever the user's name, which is often not known yet.
        yield {
            at: Reading.absent("user"),
            expected: isRoot ? "no access key of the root user, whose rights nothing limits" : "no access key",
            found: isRoot ? "a key of the root user" : "a key of a user",
        };
    },
});
