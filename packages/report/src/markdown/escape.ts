import { plain } from "../text/plain.ts";

/**
 * Text of a program or a pack as words of a Markdown page: nothing in it formats, links, calls for people (`@team`) or
 * refers to issues (`#1`). A comment, which no reader sees, parts what a forge would otherwise recognise after rendering.
 */
export function prose(text: string): string {
    return clipped(plain(text))
        .replace(/[\\`*_{}[\]<>()|~&!$]/g, "\\$&")
        .replace(/[@#]/g, "$&<!-- -->")
        .replace(/(https?|ftp):(?=\/\/)/gi, "$1:<!-- -->")
        .replace(/www\./gi, "www<!-- -->.")
        .replace(/GH-(?=\d)/gi, "$&<!-- -->");
}

/**
 * Text as a code span, which nothing formats. In a table a bar ends the cell even there, and after a backslash escaping it
 * would escape the backslash: a space parts the two.
 */
export function code(text: string): string {
    const shown = clipped(plain(text))
        .replace(/\\(?=\|)/g, "\\ ")
        .replaceAll("|", "\\|");
    if (shown === "") return "";
    const fence = "`".repeat(longestRun(shown) + 1);
    const space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
    return `${fence}${space}${shown}${space}${fence}`;
}

/** Lines as a code block that they cannot end. */
export function codeBlock(lines: readonly string[]): string {
    const fence = "`".repeat(Math.max(3, longestRun(lines.join("\n")) + 1));
    return `${fence}text\n${lines.join("\n")}\n${fence}`;
}

/** Characters of one name or message; JSON has it whole. So long that only what is no name any more is cut. */
const LONGEST = 500;

/** Text of at most that length, so that one name cannot take the place of everything else. */
export function clipped(text: string, longest = LONGEST): string {
    if (text.length <= longest) return text;
    // Half of a pair of surrogates is no character.
    return `${text.slice(0, longest - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}

function longestRun(text: string): number {
    return Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
}
