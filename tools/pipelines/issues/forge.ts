import type { OpenIssue } from "./plan.ts";

/** Where issues are. */
export interface Forge {
    /** Those that are open, have the label, and were written with our token. */
    listOpen(): Promise<readonly OpenIssue[]>;
    open(title: string, body: string): Promise<void>;
    update(number: number, title: string, body: string): Promise<void>;
    close(number: number, comment: string): Promise<void>;
}

/** Of every issue that we write; people filter by it. */
export const LABEL = "drift";

/** What an API answers on one page at most. */
export const PAGE = 100;

/** Speaks JSON with an API. @returns what it answered. @throws where it refuses; a token is in no message. */
export async function ask(
    base: string,
    headers: Readonly<Record<string, string>>,
    method: "GET" | "POST" | "PATCH" | "PUT",
    path: string,
    body?: object,
): Promise<unknown> {
    const answer = await fetch(`${base}${path}`, {
        method,
        headers: { ...headers, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) {
        throw new Error(`${method} ${path.replace(/\?.*/, "")}: ${answer.status} ${text.slice(0, 300)}`);
    }
    return text === "" ? undefined : JSON.parse(text);
}

/** All pages of a list, until one is not full. */
export async function allPages(page: (number: number) => Promise<unknown>): Promise<unknown[]> {
    const all: unknown[] = [];
    for (let number = 1; ; number += 1) {
        const found = (await page(number)) as unknown[];
        all.push(...found);
        if (found.length < PAGE) return all;
    }
}
