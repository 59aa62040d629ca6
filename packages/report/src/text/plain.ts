import { stripVTControlCharacters } from "node:util";

/**
 * Text as one line of visible characters. Names and messages come from programs and packs; what steers a terminal
 * (escape sequences, carriage returns, direction overrides) must not reach it.
 */
export function plain(text: string): string {
    return plainLines(text).join(" ").replace(/\s+/gu, " ").trim();
}

/** Text as lines of visible characters, without empty ones at either end. */
export function plainLines(text: string): string[] {
    const lines = stripVTControlCharacters(text)
        .replaceAll("\t", "    ")
        .split(/\r\n|[\n\r\u2028\u2029]/u)
        .map((line) => line.replace(INVISIBLE, "").trimEnd());
    while (lines[0] === "") lines.shift();
    while (lines.at(-1) === "") lines.pop();
    return lines;
}

/** Control characters, and format characters that reorder or hide text; the joiners inside emoji stay. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu;
