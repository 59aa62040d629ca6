import type { Upstream } from "./upstreams.ts";

/**
 * What a private registry has once for each account and region: where its images are copied to, from whom it takes copies, and
 * which registries of others it keeps images of. A second set of it in the same account and region would undo the first.
 */
export interface RegistryShape {
    /** Copies of images in other regions, or in other accounts. @default none */
    readonly replication?: ReplicationShape | undefined;
    /** Copies of images that other accounts send. @default none - nobody can send any */
    readonly receives?: ReceivesShape | undefined;
    /** Registries of others whose images are kept here from their first pull on, by the prefix they get here. @default none */
    readonly pullThrough?: Readonly<Record<string, PullThroughShape>> | undefined;
    /** Whether Pulumi refuses to delete what this makes: the keys of copies and kept images, too. @default true */
    readonly protect?: boolean | undefined;
}

/**
 * Only what is pushed from then on is copied, never what is there already; what is deleted here stays there (Amazon ECR User
 * Guide, "Private image replication": most copies take less than 30 minutes).
 */
export interface ReplicationShape {
    /**
     * What names of the copied repositories begin with, before a slash; at most 100.
     * @default `ownPrefix` - the repositories of this registry's own services
     */
    readonly prefixes?: readonly string[] | undefined;
    /** Where copies go: 1 to 25. */
    readonly to: readonly ReplicationTarget[];
    /**
     * Copies that are kept in a region of this account, the newest first; those with a tag of released images beyond them.
     * @default every one - AWS does not say that a tag is copied which an image gets later, as released ones do
     */
    readonly keepBuilds?: number | undefined;
}

export interface ReplicationTarget {
    readonly region: string;
    /**
     * The account that takes the copies, by its own `receives`.
     * @default this one, where templates are made in the region, with a key there
     */
    readonly account?: string | undefined;
}

/** Copies from other accounts. What they are encrypted with, who pulls them and how long they stay is this registry's. */
export interface ReceivesShape {
    /** Accounts that may send copies, by id; at least one. */
    readonly from: readonly string[];
    /** What names of the copies begin with, before a slash; at least one. */
    readonly prefixes: readonly string[];
    /** Copies that are kept, the newest first. @default every one - as of one's own copies */
    readonly keepBuilds?: number | undefined;
}

/**
 * Which registry it is, and how kept images are treated. Registries that want credentials take the ARN of a secret, others take
 * none.
 */
export type PullThroughShape = Upstream & KeptImages;

export interface KeptImages {
    /**
     * Images with a tag that are kept of each repository, the newest first. What is pulled again comes again from upstream.
     * @default 100
     */
    readonly keepImages?: number | undefined;
    /**
     * Days after which an image without a tag goes, unless one with a tag is made of it. ECR leaves one behind wherever a tag moves.
     * @default 14
     */
    readonly untaggedDays?: number | undefined;
    /**
     * Patterns of tags that may name another image tomorrow, because they do upstream: `latest`, `3.*`. At most 5.
     * @default none - a tag keeps naming what it named at its first pull, whatever upstream does
     */
    readonly movingTags?: readonly string[] | undefined;
}

/** Defaults; their reasons stand at the fields above. */
export const REGISTRY_DEFAULTS = { keepImages: 100, untaggedDays: 14, protect: true } as const;
