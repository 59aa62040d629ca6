const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Scripts and symbols that terminals draw two columns wide (Unicode Standard Annex 11, "wide" and "fullwidth"). */
const WIDE =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Bopomofo}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\ufe0f/u;
const WITHOUT_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}]+$/u;
const ASCII = /^[\x20-\x7e]*$/;

/** Columns a line takes on a terminal. */
export function widthOf(line: string): number {
    if (ASCII.test(line)) return line.length;
    let width = 0;
    for (const { segment } of graphemes.segment(line)) width += graphemeWidth(segment);
    return width;
}

function graphemeWidth(grapheme: string): number {
    if (WITHOUT_WIDTH.test(grapheme)) return 0;
    return WIDE.test(grapheme) ? 2 : 1;
}

/** The line cut to `width` columns, with `…` where something is missing. */
export function fit(line: string, width: number): string {
    if (widthOf(line) <= width) return line;
    if (width < 1) return "";
    let kept = "";
    let used = 0;
    for (const { segment } of graphemes.segment(line)) {
        const next = graphemeWidth(segment);
        if (used + next > width - 1) break;
        kept += segment;
        used += next;
    }
    return `${kept}…`;
}

/** The line cut or filled with spaces to exactly `width` columns. */
export function pad(line: string, width: number): string {
    const fitted = fit(line, width);
    return fitted + " ".repeat(Math.max(0, width - widthOf(fitted)));
}

/**
 * Breaks a line at spaces into lines of at most `width` columns; a word longer than that is broken. Further lines are
 * indented as the first is, and by `hanging` more.
 */
export function wrap(line: string, width: number, hanging = 0): string[] {
    const indent = /^ */.exec(line)?.[0] ?? "";
    const further = indent + " ".repeat(hanging);
    const words = line
        .trim()
        .split(/ +/)
        .flatMap((word) => breakWord(word, Math.max(1, width - further.length)));
    const lines: string[] = [];
    let current = indent + (words[0] ?? "");
    for (const word of words.slice(1)) {
        if (widthOf(`${current} ${word}`) <= width) {
            current = `${current} ${word}`;
        } else {
            lines.push(current);
            current = further + word;
        }
    }
    return [...lines, current];
}

function breakWord(word: string, width: number): string[] {
    if (widthOf(word) <= width) return [word];
    const pieces: string[] = [];
    let piece = "";
    for (const { segment } of graphemes.segment(word)) {
        if (piece !== "" && widthOf(piece + segment) > width) {
            pieces.push(piece);
            piece = "";
        }
        piece += segment;
    }
    return [...pieces, piece];
}
