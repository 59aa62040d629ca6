import type { Migration } from "./migrations.ts";

/** A statement that the version which still runs may not survive, and what to do instead. */
interface Breaking {
    readonly pattern: RegExp;
    readonly what: string;
    readonly instead: string;
}

const BREAKING: readonly Breaking[] = [
    {
        pattern: /\bDROP\s+(TABLE|COLUMN|VIEW|TYPE)\b/i,
        what: "drops",
        instead: "stop using it in one release, drop it in the next",
    },
    {
        pattern: /\bRENAME\b/i,
        what: "renames",
        instead: "add the new name, fill both, and drop the old one in a later release",
    },
    {
        pattern: /\bALTER\s+COLUMN\s+\S+\s+(SET\s+DATA\s+)?TYPE\b/i,
        what: "changes a type",
        instead: "add a column of the new type and fill both",
    },
    {
        pattern: /\bSET\s+NOT\s+NULL\b/i,
        what: "makes a column mandatory",
        instead: "write it in every release first, and then add a checked constraint",
    },
    {
        pattern: /\bADD\s+COLUMN\b(?![^;,]*\bDEFAULT\b)[^;,]*\bNOT\s+NULL\b/i,
        what: "adds a mandatory column without a default",
        instead: "give it a default, which what runs does not write",
    },
    {
        pattern: /\b(BEGIN|COMMIT|ROLLBACK)\s*;/i,
        what: "ends its transaction",
        instead: "leave transactions to the runner",
    },
];

/** The second half of expand and contract: a comment that says why nothing that runs needs the old form. */
const CONTRACT = /^--\s*contract:\s*\S.{10,}$/m;
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;

/**
 * Refuses migrations that break the version of the service which runs while they are applied: it runs until the last of its
 * instances has been replaced, and again after a rollback.
 *
 * @throws with all problems of all migrations
 */
export function refuseMigrations(migrations: readonly Migration[]): void {
    const problems = migrations.flatMap(({ name, sql }, position) => {
        const number = NAME.exec(name)?.[1];
        const numbered = Number(number) === position + 1;
        return [
            ...(numbered ? [] : [`${name}: must be called ${String(position + 1).padStart(4, "0")}_<what>.sql`]),
            ...(CONTRACT.test(sql) ? [] : breaks(name, sql)),
        ];
    });
    if (problems.length > 0)
        throw new Error(`Migrations were refused:\n${problems.map((one) => `- ${one}`).join("\n")}`);
}

function breaks(name: string, sql: string): string[] {
    const statements = sql.replace(/--.*$/gm, "");
    return BREAKING.filter(({ pattern }) => pattern.test(statements)).map(
        ({ what, instead }) =>
            `${name}: ${what}. Fix: ${instead}; where nothing that runs needs it any more, say why in a line "-- contract: …"`,
    );
}
