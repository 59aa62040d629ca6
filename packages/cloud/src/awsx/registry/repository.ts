import { isRecord } from "../../values/target.ts";
import { ChildOutput, type ChildResource, ChildReference, Computed, type Expander } from "../expansion.ts";

// Provider source awsx/ecr/repository.ts, read 2026-11-21.

const REPOSITORY = "repository";
const POLICY = "lifecyclePolicy";

/** Arguments of the repository itself. */
const OF_REPOSITORY = [
    "encryptionConfigurations",
    "forceDelete",
    "imageScanningConfiguration",
    "imageTagMutability",
    "imageTagMutabilityExclusionFilters",
    "name",
    "region",
    "tags",
];

/** `awsx:ecr:Repository`: a repository, and a lifecycle policy unless it is to be skipped. */
export const expandRepository: Expander = ({ name, args }) => {
    // Names of repositories have no capitals, and children are named alike.
    const lower = name.toLowerCase();
    const lifecycle = isRecord(args.lifecyclePolicy) ? args.lifecyclePolicy : {};
    const children: ChildResource[] = [
        {
            key: REPOSITORY,
            type: "aws:ecr/repository:Repository",
            name: lower,
            inputs: Object.fromEntries(OF_REPOSITORY.map((property) => [property, args[property]])),
        },
    ];
    const skipped = lifecycle.skip === true;
    if (!skipped) {
        children.push({
            key: POLICY,
            type: "aws:ecr/lifecyclePolicy:LifecyclePolicy",
            name: lower,
            inputs: {
                repository: new ChildOutput(REPOSITORY, "name"),
                policy:
                    lifecycle.rules === undefined
                        ? lifecycleDocument([KEEP_ONE_UNTAGGED])
                        : new Computed([lifecycle.rules], (rules) => lifecycleDocument(rules as readonly Rule[])),
                region: args.region,
            },
        });
    }
    const parts = {
        repository: new ChildReference(REPOSITORY),
        lifecyclePolicy: skipped ? undefined : new ChildReference(POLICY),
    };
    return Promise.resolve({
        children,
        result: { ...parts, url: new ChildOutput(REPOSITORY, "repositoryUrl") },
        registered: parts,
    });
};

interface Rule {
    readonly description?: string;
    readonly tagStatus: string;
    readonly tagPrefixList?: readonly string[];
    readonly maximumNumberOfImages?: number;
    readonly maximumAgeLimit?: number;
}

const KEEP_ONE_UNTAGGED: Rule = {
    description: "remove untagged images",
    tagStatus: "untagged",
    maximumNumberOfImages: 1,
};

/** A lifecycle policy's document; a rule for any image comes last. @throws Error in awsx's words. */
export function lifecycleDocument(rules: readonly Rule[]): unknown {
    const any = rules.filter(({ tagStatus }) => tagStatus === "any");
    if (any.length >= 2) throw new Error('At most one [selection: "any"] rule can be provided.');
    const ordered = [...rules.filter(({ tagStatus }) => tagStatus !== "any"), ...any];
    return {
        rules: ordered.map((rule, index) => ({
            rulePriority: index + 1,
            ...(rule.description === undefined ? {} : { description: rule.description }),
            selection: { ...tagsOf(rule), ...countOf(rule) },
            action: { type: "expire" },
        })),
    };
}

function countOf({ maximumNumberOfImages, maximumAgeLimit }: Rule): object {
    if (maximumNumberOfImages !== undefined) {
        return { countType: "imageCountMoreThan", countNumber: maximumNumberOfImages };
    }
    if (maximumAgeLimit !== undefined) {
        return { countType: "sinceImagePushed", countNumber: maximumAgeLimit, countUnit: "days" };
    }
    throw new Error("Either [maximumNumberOfImages] or [maximumAgeLimit] must be provided with a rule.");
}

function tagsOf({ tagStatus, tagPrefixList }: Rule): object {
    if (tagStatus === "any" || tagStatus === "untagged") return { tagStatus };
    if (tagPrefixList === undefined || tagPrefixList.length === 0) throw new Error("tagPrefixList cannot be empty.");
    return { tagStatus: "tagged", tagPrefixList };
}
