import { resourceRule } from "../../rule/rule.ts";
import { BUCKET_POLICY } from "../../views/bucket.ts";
import { openToEveryone } from "../../views/publicAccess.ts";
import { BUCKET } from "../../views/types.ts";

export const s3PolicyPublic = resourceRule({
    id: "s3-policy-public",
    severity: "critical",
    description: "Bucket policies name who may read and write",
    remedy: "name principals, or narrow the statement with aws:PrincipalOrgID, aws:SourceVpce, aws:SourceArn or the like",
    types: [BUCKET_POLICY, ...BUCKET],
    safeProperties: [],
    *check(resource) {
        yield* openToEveryone(resource.get("policy"));
    },
});
