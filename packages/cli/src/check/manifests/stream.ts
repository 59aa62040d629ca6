/** One document of a YAML stream, or a file of JSON. */
export interface StreamDocument {
    readonly text: string;
    /** The line of the file it begins in, from 1. */
    readonly line: number;
    readonly isJson: boolean;
}

/** Three hyphens at the start of a line end a document wherever they stand, inside of a block of text too (YAML 1.1, 9.1.3). */
const MARKER = /(?:^|\n)---(?=[ \t\r\n]|$)/g;

/**
 * The documents of a stream, each to be read by itself: a mistake in one costs no other, and a large stream is never held as
 * one tree. What says nothing (empty, comments alone) is left out; directives go with the document behind them.
 */
export function splitStream(text: string): StreamDocument[] {
    const starts = [
        0,
        ...Array.from(text.matchAll(MARKER), ({ 0: found, index }) => index + (found[0] === "\n" ? 1 : 0)),
    ];
    const documents: StreamDocument[] = [];
    let line = 1;
    let kept = 0;
    for (const [index, start] of starts.entries()) {
        const end = starts[index + 1] ?? text.length;
        const own = text.slice(kept, end);
        if (isDirectives(own) && end < text.length) continue;
        if (!saysNothing(own)) documents.push({ text: own, line, isJson: false });
        line += newlines(own);
        kept = Math.max(end, start);
    }
    return documents;
}

function isDirectives(text: string): boolean {
    return /^%/m.test(text) && lines(text).every((line) => line.startsWith("%"));
}

function saysNothing(text: string): boolean {
    return lines(text.replace(/^---(?=\s|$)/, "").replace(/^\uFEFF/, "")).length === 0;
}

/** Those that are neither empty nor a comment. */
function lines(text: string): string[] {
    return text.split("\n").filter((line) => !/^\s*(#.*|\.\.\.)?$/.test(line));
}

/** How many lines end in a text. */
export function newlines(text: string): number {
    let count = 0;
    for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) count += 1;
    return count;
}
