import type { Wanted } from "./wanted.ts";

/**
 * Where values stand in a text of JSON that can be read: of a key where it begins, of an item of a list where that does. One
 * pass over the text, whatever is asked for: a cluster's objects are one list of many megabytes.
 */
export function jsonOffsets(text: string, wanted: Wanted): void {
    let at = 0;
    blank();
    wanted.found(at);
    value(wanted);

    function blank(): void {
        while (/[\s\uFEFF]/.test(text[at] ?? "x")) at += 1;
    }

    function value(here: Wanted | undefined): void {
        blank();
        const first = text[at];
        if (first === '"') {
            string();
        } else if (first === "{" || first === "[") {
            if (here?.hasChildren === true) container(here, first === "{");
            else skip();
        } else {
            while (at < text.length && !/[\s,\]}]/.test(text[at] ?? "")) at += 1;
        }
    }

    function container(here: Wanted, isMap: boolean): void {
        at += 1;
        for (let index = 0; ; index += 1) {
            blank();
            if (at >= text.length) return;
            if (text[at] === "}" || text[at] === "]") {
                at += 1;
                return;
            }
            const start = at;
            let child = here.child(index);
            if (isMap) {
                string();
                child = here.child(JSON.parse(text.slice(start, at)) as string);
                blank();
                at += 1;
            }
            child?.found(start);
            value(child);
            blank();
            if (text[at] === ",") at += 1;
        }
    }

    /** Behind the string that begins here. */
    function string(): void {
        at += 1;
        while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
        at += 1;
    }

    /** Behind the map or list that begins here. */
    function skip(): void {
        let depth = 0;
        do {
            const next = text[at];
            if (next === '"') {
                string();
                continue;
            }
            if (next === "{" || next === "[") depth += 1;
            if (next === "}" || next === "]") depth -= 1;
            at += 1;
        } while (depth > 0 && at < text.length);
    }
}
