import type { Place } from "@plinth/core/place";
import { repositoryPolicy } from "../access.ts";
import { ALL_IMAGES, lifecyclePolicy } from "../lifecycle.ts";
import { type PullThroughShape, REGISTRY_DEFAULTS } from "./shape.ts";

/** What repositories are that ECR makes by itself, as its template says it. */
export interface RepositoryTemplate {
    readonly appliedFor: "PULL_THROUGH_CACHE" | "REPLICATION";
    readonly imageTagMutability: "IMMUTABLE" | "IMMUTABLE_WITH_EXCLUSION";
    /** Patterns of tags that may move. */
    readonly movingTags: readonly string[];
    readonly repositoryPolicy: string;
    readonly lifecyclePolicy: string;
}

/** Copies: tags never move, nobody pushes beside ECR, and all are kept until a number is written. */
export function copyTemplate(
    {
        keepBuilds = ALL_IMAGES,
        pulledBy,
    }: { readonly keepBuilds?: number | undefined; readonly pulledBy: readonly string[] },
    partition: string,
): RepositoryTemplate {
    return {
        appliedFor: "REPLICATION",
        imageTagMutability: "IMMUTABLE",
        movingTags: [],
        // ECR sends copies by ReplicateImage, which is none of the actions of pushing that this refuses everybody.
        repositoryPolicy: JSON.stringify(repositoryPolicy({ pulledBy }, partition)),
        lifecyclePolicy: lifecyclePolicy({ keepBuilds }),
    };
}

/** Kept images of an upstream: pushed by ECR's own role alone. */
export function cacheTemplate(
    { keepImages, untaggedDays, movingTags = [] }: PullThroughShape,
    pulledBy: readonly string[],
    place: Pick<Place, "account" | "partition">,
): RepositoryTemplate {
    const { account, partition = "aws" } = place;
    return {
        appliedFor: "PULL_THROUGH_CACHE",
        imageTagMutability: movingTags.length === 0 ? "IMMUTABLE" : "IMMUTABLE_WITH_EXCLUSION",
        movingTags,
        repositoryPolicy: JSON.stringify(
            repositoryPolicy({ pulledBy, importedBy: [cacheRole({ account, partition })] }, partition),
        ),
        lifecyclePolicy: cacheLifecycle(
            keepImages ?? REGISTRY_DEFAULTS.keepImages,
            untaggedDays ?? REGISTRY_DEFAULTS.untaggedDays,
        ),
    };
}

/** ECR imports with this role (Amazon ECR User Guide, "Amazon ECR service-linked role for pull through cache"). */
function cacheRole({ account, partition }: { account: string; partition: string }): string {
    const path = "aws-service-role/pullthroughcache.ecr.amazonaws.com";
    return `arn:${partition}:iam::${account}:role/${path}/AWSServiceRoleForECRPullThroughCache`;
}

/**
 * An image of a list that has a tag is not deleted before the list is (Amazon ECR User Guide, "Lifecycle policy evaluation
 * rules"), so only what no tag leads to any more goes by age.
 */
function cacheLifecycle(keepImages: number, untaggedDays: number): string {
    const rules = [
        {
            description: `Images without a tag: kept for ${untaggedDays} days`,
            selection: {
                tagStatus: "untagged",
                countType: "sinceImagePushed",
                countUnit: "days",
                countNumber: untaggedDays,
            },
        },
        {
            description:
                keepImages === ALL_IMAGES
                    ? "With a tag: all are kept"
                    : `With a tag: the newest ${keepImages} are kept`,
            selection: {
                tagStatus: "tagged",
                tagPatternList: ["*"],
                countType: "imageCountMoreThan",
                countNumber: keepImages,
            },
        },
    ];
    return JSON.stringify({
        rules: rules.map((rule, index) => ({ rulePriority: index + 1, ...rule, action: { type: "expire" } })),
    });
}
