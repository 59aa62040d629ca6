/** A fenced block of a Markdown page that a reader is asked to run or to apply. */
export interface Block {
    readonly language: string;
    /** What stands after the language: `exit=2 cwd=stacks/network pulumi`. */
    readonly notes: ReadonlyMap<string, string>;
    readonly text: string;
    readonly line: number;
}

/** The fenced blocks of a page, in order. */
export function readBlocks(page: string): Block[] {
    const blocks: Block[] = [];
    const lines = page.split("\n");
    for (let start = 0; start < lines.length; start += 1) {
        const opening = /^```(\w+)(.*)$/.exec(lines[start] ?? "");
        if (opening === null) continue;
        const end = lines.indexOf("```", start + 1);
        const notes = (opening[2] ?? "").trim().split(/\s+/).filter(Boolean);
        blocks.push({
            language: opening[1] ?? "",
            notes: new Map(notes.map((note) => note.split("=", 2) as [string, string])),
            text: lines.slice(start + 1, end).join("\n"),
            line: start + 1,
        });
        start = end;
    }
    return blocks;
}

/** Commands of a shell block, one a line. */
export function commandsOf(block: Block): string[] {
    return block.text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
}
