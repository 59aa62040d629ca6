import { resourceRule } from "../../rule/rule.ts";
import { openToEveryone } from "../../views/publicAccess.ts";

export const ecrPolicyPublic = resourceRule({
    id: "ecr-policy-public",
    severity: "high",
    description: "Image repositories name who may pull and push",
    remedy: "name principals, or narrow the statement with aws:PrincipalOrgID, aws:SourceVpce or the like",
    types: ["aws:ecr/repositoryPolicy:RepositoryPolicy", "aws:ecr/registryPolicy:RegistryPolicy"],
    safeProperties: [],
    *check(resource) {
        yield* openToEveryone(resource.get("policy"));
    },
});
