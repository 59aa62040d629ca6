import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import type { Row, Section } from "./rows.ts";
import { titlesIn } from "./titles.ts";

/** What is wrong with the table: rows that claim what nothing proves, and places or tests that do not exist. */
export function faults(sections: readonly Section[], root: string): string[] {
    const read = titleReader(root);
    return sections.flatMap(({ name, rows }) =>
        rows.flatMap((row) => faultsOf(row, root, read).map((fault) => `${name}: ${row.feature}: ${fault}`)),
    );
}

function faultsOf(row: Row, root: string, read: (file: string) => ReadonlySet<string> | undefined): string[] {
    const missing = row.where.filter((place) => !existsSync(path.join(root, place))).map((place) => `no ${place}`);
    const tests = Object.entries(row.proof).flatMap(([file, titles]) => {
        const there = read(file);
        if (there === undefined) return [`no test file ${file}`];
        return titles.filter((title) => !there.has(title)).map((title) => `${file} has no test "${title}"`);
    });
    const claims =
        row.has === "no"
            ? []
            : [
                  ...(row.where.length === 0 ? ["says nothing of where it is"] : []),
                  ...(Object.keys(row.proof).length === 0 ? ["has no test that proves it"] : []),
              ];
    const silence = row.has !== "yes" && row.note === undefined ? ["says nothing of what is left out"] : [];
    return [...missing, ...tests, ...claims, ...silence];
}

function titleReader(root: string): (file: string) => ReadonlySet<string> | undefined {
    const known = new Map<string, ReadonlySet<string> | undefined>();
    return (file) => {
        if (!known.has(file)) {
            const place = path.join(root, file);
            known.set(file, existsSync(place) ? titlesIn(readFileSync(place, "utf8")) : undefined);
        }
        return known.get(file);
    };
}
