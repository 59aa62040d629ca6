import type { JudgedReport } from "../judged/judged.ts";

/** What one comment on a pull request is about: the previews of its environments. */
export interface CommentReport extends Pick<JudgedReport, "judged" | "rules"> {
    /** Environments whose preview made no plan: it failed before there was anything to say. */
    readonly missing: readonly string[];
}

export interface CommentOptions {
    /** Where everything is that the comment has no room for: the address of a pipeline's artifacts. @default none */
    readonly wholeAt?: string;
    /** Characters, as JavaScript counts them. @default {@link COMMENT_LIMIT} */
    readonly limit?: number;
}

/** The first line of the comment, which nobody sees: by it a pipeline finds the comment that it wrote before. */
export const COMMENT_MARKER = "<!-- plinth:preview -->";

/**
 * GitHub refuses a comment of more than 65,536 characters in those words; measured, it takes 262,144 bytes of UTF-8. A
 * character as JavaScript counts them is at most one of either count and at most three bytes, so this many fit by both. What
 * is left is for the words a pipeline puts around the comment of a fork. GitLab takes 1,000,000.
 */
export const COMMENT_LIMIT = 65_000;
