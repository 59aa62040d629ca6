import { RELEASE_TAG_PREFIX, REPOSITORY_DEFAULTS, type RepositoryShape } from "./shape.ts";

/** A rule of a lifecycle policy, as ECR writes it. */
export interface LifecycleRule {
    readonly rulePriority: number;
    readonly description: string;
    readonly selection: {
        readonly tagStatus: "tagged" | "untagged";
        readonly tagPatternList?: readonly string[];
        readonly countType: "imageCountMoreThan" | "sinceImagePushed";
        readonly countUnit?: "days";
        readonly countNumber: number;
    };
    readonly action: { readonly type: "expire" };
}

/**
 * The most images a repository may hold by AWS's own quota (Amazon ECR User Guide, "Amazon ECR service quotas", images per
 * repository): a rule that keeps so many keeps all of them.
 */
export const ALL_IMAGES = 100_000;

/**
 * Which images are deleted, and when. ECR does not know what runs where; what is released carries a tag of its own, and an
 * image that fits a rule's tags is never deleted by a rule after it (Amazon ECR User Guide, "Lifecycle policy evaluation
 * rules"). So what comes first is kept, and the rule for all others cannot reach it.
 */
export function lifecycleRules(shape: RepositoryShape): LifecycleRule[] {
    const { keepBuilds = REPOSITORY_DEFAULTS.keepBuilds, keepReleases = ALL_IMAGES, untaggedDays } = shape;
    const rules: Omit<LifecycleRule, "rulePriority">[] = [
        keepNewest("Released images", `${RELEASE_TAG_PREFIX}*`, keepReleases),
        // Where a registry is not asked for what refers to an image, signatures are tags that begin with the digest.
        keepNewest("Signatures", "sha256-*", ALL_IMAGES),
        ...(untaggedDays === undefined ? [] : [expireUntagged(untaggedDays)]),
        // Not "any": that would count and delete signatures and parts of images, which have no tags.
        keepNewest("Everything else with a tag", "*", keepBuilds),
    ];
    return rules.map((rule, index) => ({ rulePriority: index + 1, ...rule }));
}

/** The policy's text. */
export function lifecyclePolicy(shape: RepositoryShape): string {
    return JSON.stringify({ rules: lifecycleRules(shape) });
}

function keepNewest(what: string, pattern: string, countNumber: number): Omit<LifecycleRule, "rulePriority"> {
    return {
        description:
            countNumber === ALL_IMAGES ? `${what}: all are kept` : `${what}: the newest ${countNumber} are kept`,
        selection: { tagStatus: "tagged", tagPatternList: [pattern], countType: "imageCountMoreThan", countNumber },
        action: { type: "expire" },
    };
}

function expireUntagged(days: number): Omit<LifecycleRule, "rulePriority"> {
    return {
        description: `Images without a tag: kept for ${days} days`,
        selection: { tagStatus: "untagged", countType: "sinceImagePushed", countUnit: "days", countNumber: days },
        action: { type: "expire" },
    };
}
