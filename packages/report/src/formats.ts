/**
 * Renderers for other programs and for pages, apart from those of every run: most runs need none of them.
 */
export { COMMENT_MARKER, type CommentReport } from "./comment/commentReport.ts";
export { renderComment } from "./comment/renderComment.ts";
export { renderGithub } from "./github/renderGithub.ts";
export { renderGitlab } from "./gitlab/renderGitlab.ts";
export { renderJunit } from "./junit/renderJunit.ts";
export { MARKDOWN_LIMIT, renderMarkdown } from "./markdown/renderMarkdown.ts";
export { renderSarif } from "./sarif/renderSarif.ts";
