/** An element as a strict reader finds it. */
export interface Read {
    readonly name: string;
    readonly attributes: Readonly<Record<string, string>>;
    readonly children: Read[];
    text: string;
}

const TOKEN = /<(\/?)([a-z-]+)((?: [a-z]+="[^"<]*")*)(\/?)>|([^<]+)/gy;
const ENTITY = /&(amp|lt|gt|quot|apos);/g;
const characters: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Reads the subset of XML that reports are written in. @throws Error where a document is not well formed. */
export function readXml(document: string): Read {
    const body = document.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, "").trimEnd();
    if (body.length >= document.length - 10) throw new Error("no declaration");
    const top: Read = { name: "", attributes: {}, children: [], text: "" };
    const open = [top];
    TOKEN.lastIndex = 0;
    while (TOKEN.lastIndex < body.length) {
        const at = TOKEN.lastIndex;
        const match = TOKEN.exec(body);
        if (match === null) throw new Error(`not well formed: ${body.slice(at, at + 80)}`);
        const [, closing, name = "", attributes = "", empty, text] = match;
        const here = open.at(-1) ?? top;
        if (text !== undefined) here.text += decoded(text);
        else if (closing === "/") {
            if (here.name !== name) throw new Error(`${name} closes ${here.name}`);
            open.pop();
        } else {
            const read: Read = { name, attributes: readAttributes(attributes), children: [], text: "" };
            here.children.push(read);
            if (empty !== "/") open.push(read);
        }
    }
    const [root, ...others] = top.children;
    if (open.length !== 1 || root === undefined || others.length > 0) throw new Error("not one element");
    return root;
}

function readAttributes(text: string): Record<string, string> {
    return Object.fromEntries(
        [...text.matchAll(/ ([a-z]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decoded(value)]),
    );
}

function decoded(text: string): string {
    if (/&(?!(amp|lt|gt|quot|apos);)/.test(text)) throw new Error(`an ampersand that is no entity: ${text}`);
    return text.replace(ENTITY, (_whole, name: string) => characters[name] ?? "");
}
