import { resourceRule } from "../../rule/rule.ts";
import { openToEveryone } from "../../views/publicAccess.ts";

export const kmsPolicyPublic = resourceRule({
    id: "kms-policy-public",
    severity: "critical",
    description: "Key policies name who may use the key",
    remedy: "name principals, or narrow the statement with kms:CallerAccount, aws:PrincipalOrgID or aws:SourceArn",
    types: [
        "aws:kms/key:Key",
        "aws:kms/keyPolicy:KeyPolicy",
        "aws:kms/externalKey:ExternalKey",
        "aws:kms/replicaKey:ReplicaKey",
    ],
    safeProperties: [],
    *check(resource) {
        yield* openToEveryone(resource.get("policy"));
    },
});
