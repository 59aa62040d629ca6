import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";

const row = z.strictObject({
    feature: z.string().min(1),
    /** must: users expect it. better: no other module has it whole. option: for some. asked: what issues of other modules ask for. */
    grade: z.enum(["must", "better", "option", "asked"]),
    has: z.enum(["yes", "partly", "no"]),
    /** Where to look, from the root. */
    where: z.array(z.string()).default([]),
    /** Tests that fail without it: titles by test file. A title stands as it is in the source. */
    proof: z.record(z.string(), z.array(z.string()).min(1)).default({}),
    /** What is left out and why, or what to know. */
    note: z.string().optional(),
});

const page = z.strictObject({
    title: z.string(),
    /** What stands above the table. */
    about: z.string(),
    rows: z.array(row).min(1),
});

export type Row = z.output<typeof row>;
export type Section = z.output<typeof page> & { readonly name: string };

/** The sections of the table, in the order of their files' names. */
export function readSections(folder = path.join(import.meta.dirname, "rows")): Section[] {
    return readdirSync(folder)
        .filter((file) => file.endsWith(".yaml"))
        .toSorted()
        .map((file) => ({ name: file, ...page.parse(parse(readFileSync(path.join(folder, file), "utf8"))) }));
}
