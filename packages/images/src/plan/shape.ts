/** What decides an image repository beside who uses it. Tags never move, every push is scanned: neither is an option. */
export interface RepositoryShape {
    /**
     * Images that are kept though nothing marks them as released, the newest first. A released image counts among them and is
     * kept beyond them.
     * @default 100 - weeks of builds for most services, so what is to be released is still there
     */
    readonly keepBuilds?: number | undefined;
    /**
     * Released images that are kept, the newest first; at least 10. An image that an environment still runs is deleted once
     * this many newer ones have been released anywhere.
     * @default every one - ECR does not know what runs, so nothing else is sure to keep what does
     */
    readonly keepReleases?: number | undefined;
    /**
     * Days after which images without a tag are deleted. The pipelines' images have a tag, but their signatures and lists of
     * contents have none, and AWS says of no rule that it spares them.
     * @default none - AWS deletes what refers to an image within a day of the image itself
     */
    readonly untaggedDays?: number | undefined;
    /** Whether Pulumi refuses to delete or replace the repository and its key. @default true */
    readonly protect?: boolean | undefined;
}

/** Who uses a repository. */
export interface RepositoryAccess<Text = string> {
    /** Accounts (their ids) and roles (their ARNs) that may pull. In a named account, IAM decides who. */
    readonly pulledBy: readonly string[];
    /** ARNs of roles that may push; nobody else can, whatever IAM allows. @default none - nobody can push */
    readonly pushedBy?: readonly Text[] | undefined;
    /** ARNs of roles that may delete an image by hand, such as one with a secret in it. @default none - lifecycle rules alone delete */
    readonly deletedBy?: readonly Text[] | undefined;
}

/** Defaults; their reasons stand at the fields above. */
export const REPOSITORY_DEFAULTS = { keepBuilds: 100, protect: true } as const;

/** What the tags of released images begin with; the rest is the digest's first digits. */
export const RELEASE_TAG_PREFIX = "release-";
