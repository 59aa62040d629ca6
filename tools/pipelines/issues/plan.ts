import type { Wish } from "./wishes.ts";

/** An issue that is open, and that we wrote. */
export interface OpenIssue {
    readonly number: number;
    readonly title: string;
    readonly body: string;
}

export type Action =
    | { readonly kind: "open"; readonly title: string; readonly body: string }
    | { readonly kind: "update"; readonly number: number; readonly title: string; readonly body: string }
    | { readonly kind: "close"; readonly number: number };

/**
 * What to do so that each stack has one issue where it wants one, and none where it does not. Of several with its marker,
 * the oldest stays.
 */
export function planIssues(wishes: readonly Wish[], open: readonly OpenIssue[]): Action[] {
    return wishes.flatMap(({ marker, title, state, body }): Action[] => {
        if (state === "keep") return [];
        const own = open
            .filter((issue) => issue.body.split(/\r?\n/, 1)[0] === marker)
            .sort((one, other) => one.number - other.number);
        const close = (each: OpenIssue): Action => ({ kind: "close", number: each.number });
        if (state === "closed") return own.map(close);
        const [kept, ...doubles] = own;
        if (kept === undefined) return [{ kind: "open", title, body }];
        const isSame = kept.title === title && normal(kept.body) === normal(body);
        return [
            ...(isSame ? [] : [{ kind: "update" as const, number: kept.number, title, body }]),
            ...doubles.map(close),
        ];
    });
}

/** Forges keep text with other ends of lines, and without the last one. */
function normal(text: string): string {
    return text.replaceAll("\r\n", "\n").trimEnd();
}
