import type { ModuleFacts } from "../facts.ts";

/** JSON with one line for each list or map of a type: readable, and small to compare. */
export function oneLineEach(content: ModuleFacts): string {
    return JSON.stringify(content, null, 2).replace(
        /(\[|\{)\n {6,}([^[\]{}]*?)\n {4,}(\]|\})/g,
        (_, open, inner, close) => [open, (inner as string).replace(/\n */g, " "), close].join(""),
    );
}
