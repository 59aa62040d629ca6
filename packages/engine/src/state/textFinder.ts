/** Shorter texts stand in too many other words to be taken out of a text. */
export const SHORTEST = 4;

/** Finds many texts in another one at once: the time it takes grows with the text searched, not with how many are looked for. */
export class TextFinder {
    /** Texts by how they begin, the longest first. */
    readonly #byStart = new Map<string, string[]>();
    readonly #firsts = new Set<number>();

    /** @param texts those shorter than {@link SHORTEST} are not looked for. */
    constructor(texts: Iterable<string>) {
        for (const text of new Set(texts)) {
            if (text.length < SHORTEST) continue;
            const start = text.slice(0, SHORTEST);
            const same = this.#byStart.get(start);
            if (same === undefined) this.#byStart.set(start, [text]);
            else same.push(text);
            this.#firsts.add(text.charCodeAt(0));
        }
        for (const same of this.#byStart.values()) same.sort((a, b) => b.length - a.length);
    }

    /** Replaces what is found. Texts that overlap are replaced as one: nothing is left of either. */
    replaceAll(text: string, replacement: string): string {
        let replaced = "";
        let done = 0;
        for (const [start, end] of this.#places(text)) {
            replaced += text.slice(done, start) + replacement;
            done = end;
        }
        return done === 0 ? text : replaced + text.slice(done);
    }

    /** Whether any of the texts stands in this one. */
    isIn(text: string): boolean {
        return !(this.#places(text).next().done ?? true);
    }

    *#places(text: string): Generator<[start: number, end: number], void> {
        if (this.#firsts.size === 0) return;
        let open: [number, number] | undefined;
        for (let index = 0; index + SHORTEST <= text.length; index += 1) {
            if (!this.#firsts.has(text.charCodeAt(index))) continue;
            const found = this.#byStart
                .get(text.slice(index, index + SHORTEST))
                ?.find((candidate) => text.startsWith(candidate, index));
            if (found === undefined) continue;
            if (open !== undefined && index > open[1]) {
                yield open;
                open = undefined;
            }
            open = [open?.[0] ?? index, Math.max(open?.[1] ?? 0, index + found.length)];
        }
        if (open !== undefined) yield open;
    }
}
