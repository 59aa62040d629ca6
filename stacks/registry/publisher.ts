import type { LayerContext } from "@plinth/core";
import { allow, claimsOf, OidcProvider, Role } from "@plinth/roles";
import type * as pulumi from "@pulumi/pulumi";
import type { RegistrySettings } from "./settings.ts";

type Created = Extract<RegistrySettings["publisher"], { mode: "created" }>;

/** Amazon ECR User Guide, "IAM permissions for pushing an image"; reading, to put another tag on what is there. */
const PUBLISH = [
    "ecr:BatchCheckLayerAvailability",
    "ecr:BatchGetImage",
    "ecr:CompleteLayerUpload",
    "ecr:DescribeImages",
    "ecr:GetDownloadUrlForLayer",
    "ecr:InitiateLayerUpload",
    "ecr:PutImage",
    "ecr:UploadLayerPart",
];

/** ARNs of the roles that may push; none where nobody may yet. */
export function makePublisher(
    publisher: RegistrySettings["publisher"],
    repositoryArns: readonly string[],
    context: LayerContext,
): pulumi.Input<string>[] {
    if (publisher.mode === "off") return [];
    if (publisher.mode === "adopted") return [...publisher.roleArns];
    return [makeRole(publisher, repositoryArns, context).arn];
}

/** A role that pushes to the repositories of this registry and does nothing else; it deletes nothing either. */
function makeRole(
    { identity, provider, protect }: Created,
    repositoryArns: readonly string[],
    { target, tags, options }: LayerContext,
): Role {
    const { account, partition } = target;
    const { issuer, audience } = claimsOf(identity);
    const trusted = provider.mode === "adopted" ? { adopted: provider.arn } : { audiences: [audience] };
    const guarded = protect ? { ...options, protect: true } : options;
    const oidc = new OidcProvider(`publisher-${identity.forge}`, { issuer, ...trusted, tags }, guarded);
    return new Role(
        "publisher",
        {
            description: "Pipelines publish images with it, and put a tag on those that are released",
            account,
            partition,
            trust: [{ kind: "identity", providerArn: oidc.arn, identity }],
            policies: {
                publish: [
                    allow({
                        actions: ["ecr:GetAuthorizationToken"],
                        resources: ["*"],
                        reason: "a token of ECR is for the whole registry",
                    }),
                    allow({ sid: "Publish", actions: PUBLISH, resources: repositoryArns }),
                ],
            },
            permissionsBoundary: { none: "it pushes images, and makes neither roles nor anything else" },
            tags,
        },
        guarded,
    );
}
