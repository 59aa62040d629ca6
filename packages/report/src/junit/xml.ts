/** An element of an XML document; text stands before children. */
export interface Element {
    readonly name: string;
    readonly attributes?: Readonly<Record<string, string | number>>;
    readonly text?: string;
    readonly children?: readonly Element[];
}

/** An XML 1.0 document, ending with a newline. */
export function renderXml(root: Element): string {
    return `<?xml version="1.0" encoding="UTF-8"?>\n${lines(root, "").join("\n")}\n`;
}

function lines({ name, attributes = {}, text, children = [] }: Element, indent: string): string[] {
    const given = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(String(value))}"`);
    const start = `${indent}<${name}${given.join("")}`;
    if (text === undefined && children.length === 0) return [`${start}/>`];
    if (children.length === 0) return [`${start}>${escaped(text ?? "")}</${name}>`];
    return [
        `${start}>${escaped(text ?? "")}`,
        ...children.flatMap((child) => lines(child, `${indent}  `)),
        `${indent}</${name}>`,
    ];
}

const entities: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&apos;",
};

/** Characters that XML 1.0 forbids even as references are dropped. */
function escaped(text: string): string {
    return text
        .toWellFormed()
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
        .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
