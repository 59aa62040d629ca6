export { renderJson } from "./json.ts";
export { listed } from "./listed.ts";
export { type FindingsOptions, renderFindings } from "./text/renderFindings.ts";
export { renderText } from "./text/renderText.ts";
export { type TextOptions } from "./text/options.ts";
export { renderVerdict } from "./text/verdict.ts";
