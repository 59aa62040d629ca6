/**
 * Renderers for other programs and for pages, apart from those of every run: most runs need none of them.
 */
export { COMMENT_LIMIT, COMMENT_MARKER, type CommentReport } from "./comment/commentReport.ts";
export { renderComment } from "./comment/renderComment.ts";
export { clipped, code, codeBlock, prose } from "./markdown/escape.ts";
export { fitted, type LeftOut } from "./markdown/fit.ts";
export { plain } from "./text/plain.ts";
export type { Section } from "./markdown/sections.ts";
export { renderGithub } from "./github/renderGithub.ts";
export { renderGitlab } from "./gitlab/renderGitlab.ts";
export { renderJunit } from "./junit/renderJunit.ts";
export { MARKDOWN_LIMIT, renderMarkdown } from "./markdown/renderMarkdown.ts";
export { renderSarif } from "./sarif/renderSarif.ts";
