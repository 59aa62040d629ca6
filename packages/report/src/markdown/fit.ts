import type { Section } from "./sections.ts";

/** Sections as a page of at most `limit` characters: rows give way from the end of what can best be done without. */
export function fitted(
    before: readonly string[],
    sections: readonly Section[],
    after: readonly string[],
    limit: number,
): string {
    const kept = sections.map(({ rows }) => rows.length);
    const lengths = sections.map((section, index) => drawn(section, kept[index] ?? 0).length + 2);
    const fixed = [...before, ...after].reduce((sum, block) => sum + block.length + 2, 0) + NOTE;
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
    const left = sections.reduce((sum, { rows }, index) => sum + rows.length - (kept[index] ?? 0), 0);
    const note =
        left === 0
            ? []
            : [`> This page is cut to its size limit: ${left} rows are left out, the least important first.`];
    const pages = sections.map((section, index) => drawn(section, kept[index] ?? 0));
    return `${[...before, ...note, ...pages, ...after].filter((block) => block !== "").join("\n\n")}\n`;
}

/** Room for the words about what is left out, of the page and of a section. */
const NOTE = 160;
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
