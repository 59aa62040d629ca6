import type { Section } from "./sections.ts";

/** Rows of a section that found no room. */
export interface LeftOut {
    readonly title: string;
    readonly rows: number;
}

/**
 * Sections as a page of at most `limit` characters: rows give way from the end of what can best be done without.
 *
 * @param noteOf what the page says of rows that are left out; the more of them, the longer.
 */
export function fitted(
    before: readonly string[],
    sections: readonly Section[],
    after: readonly string[],
    limit: number,
    noteOf: (left: readonly LeftOut[]) => string = cutNote,
): string {
    const kept = sections.map(({ rows }) => rows.length);
    const leftOut = (count: (index: number) => number): LeftOut[] =>
        sections.flatMap(({ title }, index) => (count(index) > 0 ? [{ title, rows: count(index) }] : []));
    const longestNote = noteOf(leftOut((index) => sections[index]?.rows.length ?? 0)).length + 2;
    const lengths = sections.map((section, index) => drawn(section, kept[index] ?? 0).length + 2);
    const fixed = [...before, ...after].reduce((sum, block) => sum + block.length + 2, 0) + longestNote;
    const dispensable = sections
        .map(({ expendable }, index) => ({ expendable, index }))
        .sort((a, b) => b.expendable - a.expendable)
        .map(({ index }) => index);
    let length = fixed + lengths.reduce((sum, each) => sum + each, 0);
    for (const index of dispensable) {
        const section = sections[index];
        if (section === undefined) continue;
        while (length > limit && (kept[index] ?? 0) > 0) {
            const count = (kept[index] ?? 0) - 1;
            kept[index] = count;
            // The row and its line break; the rest of the section, and the words about what is left out, once.
            length -= (section.rows[count]?.length ?? 0) + 1;
            if (count === section.rows.length - 1) length += LEFT_OUT;
        }
    }
    const left = leftOut((index) => (sections[index]?.rows.length ?? 0) - (kept[index] ?? 0));
    const note = left.length === 0 ? [] : [noteOf(left)];
    const pages = sections.map((section, index) => drawn(section, kept[index] ?? 0));
    return `${[...before, ...note, ...pages, ...after].filter((block) => block !== "").join("\n\n")}\n`;
}

function cutNote(left: readonly LeftOut[]): string {
    const rows = left.reduce((sum, each) => sum + each.rows, 0);
    return `> This page is cut to its size limit: ${rows} rows are left out, the least important first.`;
}

/** Room for the words about what is left out of a section. */
const LEFT_OUT = 60;

function drawn({ title, folded, head, rows }: Section, count: number): string {
    const missing = rows.length - count;
    const lines = [
        ...(count === 0 ? [] : [...head, ...rows.slice(0, count)]),
        ...(missing === 0 ? [] : ["", `_${missing} more left out._`]),
    ].join("\n");
    return folded
        ? `<details>\n<summary>${title}</summary>\n\n${lines.trimStart()}\n\n</details>`
        : `### ${title}\n\n${lines.trimStart()}`;
}
