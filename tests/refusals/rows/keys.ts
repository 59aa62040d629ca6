import type { Row } from "../row.ts";

const key = { component: "Key", notInSettings: "no layer has a key of its own to name" } as const;

/** What is refused of a key. */
export const keyRows: readonly Row[] = [
    {
        fact: "aliases have letters, digits, slashes, hyphens and underscores",
        raw: { type: "aws:kms/alias:Alias", inputs: { name: "alias/shop/prod/two words" } },
        words: "name: \"name\" must begin with 'alias/' and be comprised of only [0-9A-Za-z_/-]",
        caught: { ...key, name: "two words", path: "", rule: /alias/, fix: /rename/ },
    },
    {
        fact: "descriptions of keys have 8192 characters at most",
        raw: { type: "aws:kms/key:Key", inputs: { description: "d".repeat(8193) } },
        words: `description: expected length of description to be in the range (0 - 8192), got ${"d".repeat(8193)}`,
        caught: {
            ...key,
            args: { description: "d".repeat(8193) },
            path: "description",
            rule: /8192/,
            fix: /say what the key encrypts/,
        },
    },
];
