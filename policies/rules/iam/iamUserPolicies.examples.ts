import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { iamUserPolicies } from "./iamUserPolicies.ts";

const ATTACHMENT = "aws:iam/policyAttachment:PolicyAttachment";
const arn = "arn:aws:iam::aws:policy/ReadOnlyAccess";

export const examples: RuleExamples = {
    rule: iamUserPolicies,
    passing: [
        {
            title: "a policy of groups and roles",
            resources: [resource(ATTACHMENT, "a", { policyArn: arn, groups: ["ops"], roles: ["ci"] })],
        },
        { title: "an empty list of users", resources: [resource(ATTACHMENT, "a", { policyArn: arn, users: [] })] },
        { title: "a list of no user", resources: [resource(ATTACHMENT, "a", { policyArn: arn, users: [""] })] },
    ],
    failing: [
        {
            title: "a policy of users",
            resources: [resource(ATTACHMENT, "a", { policyArn: arn, users: ["ann"] })],
            finds: ["a: users"],
        },
        {
            title: "a policy of users that are not known yet by name",
            resources: [resource(ATTACHMENT, "a", { policyArn: arn, users: [UNKNOWN] })],
            finds: ["a: users"],
        },
        {
            title: "a policy attached to a user, known by name or not",
            resources: [
                resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "a", { policyArn: arn, user: "ann" }),
                resource("aws:iam/userPolicyAttachment:UserPolicyAttachment", "b", { policyArn: arn, user: UNKNOWN }),
            ],
            finds: ["a: user", "b: user"],
        },
        {
            title: "a policy of a user's own",
            resources: [resource("aws:iam/userPolicy:UserPolicy", "a", { user: "ann", policy: UNKNOWN })],
            finds: ["a: user"],
        },
    ],
    unknown: [
        {
            title: "a list of users that is not known yet",
            resources: [resource(ATTACHMENT, "a", { policyArn: arn, users: UNKNOWN })],
            finds: ["a: users"],
        },
    ],
};
