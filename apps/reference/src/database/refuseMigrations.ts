import { indexMigrationOf } from "./indexMigration.ts";
import type { Migration } from "./migrations.ts";
import { statementsOf } from "./statements.ts";

/** A statement that the version which still runs may not survive, and what to do instead. */
interface Breaking {
    readonly pattern: RegExp;
    readonly what: string;
    readonly instead: string;
    /** Whether it harms nobody where the same migration makes the table. */
    readonly isFineWhenNew?: boolean;
}

const BREAKING: readonly Breaking[] = [
    {
        pattern:
            /^(DROP (?!INDEX\b)|TRUNCATE\b)|^ALTER TABLE .*\bDROP (?!CONSTRAINT\b|NOT NULL|DEFAULT\b|EXPRESSION\b|IDENTITY\b)/i,
        what: "drops",
        instead: "stop using it in one release, drop it in the next",
    },
    {
        pattern: /^ALTER .*\bRENAME\b/i,
        what: "renames",
        instead: "add the new name, fill both, and drop the old one in a later release",
    },
    {
        pattern: /^ALTER TABLE .*\bALTER (COLUMN )?\S+ (SET DATA )?TYPE\b/i,
        what: "changes a type",
        instead: "add a column of the new type and fill both",
    },
    {
        pattern: /^ALTER TABLE .*\bSET NOT NULL\b/i,
        what: "makes a column mandatory",
        instead: "write it in every release first, and then add a checked constraint",
    },
    {
        pattern: /^ALTER TABLE .*\bDROP DEFAULT\b/i,
        what: "takes a default away",
        instead: "write the column in every release first",
    },
    {
        pattern:
            /^ALTER TABLE .*\bADD (COLUMN )?(?!CONSTRAINT\b|CHECK\b|FOREIGN\b|UNIQUE\b|PRIMARY\b|EXCLUDE\b)(?![^,]*\bDEFAULT\b)[^,]*\bNOT NULL\b/i,
        what: "adds a mandatory column without a default",
        instead: "give it a default, which what runs does not write",
    },
    {
        pattern: /^ALTER TABLE .*\bADD (CONSTRAINT \S+ )?(CHECK\b|FOREIGN KEY\b)(?!.*\bNOT VALID\b)/i,
        what: "checks every row while nobody may write",
        instead: "add the constraint NOT VALID, and VALIDATE CONSTRAINT in a later migration",
        isFineWhenNew: true,
    },
    {
        pattern:
            /^CREATE (UNIQUE )?INDEX (?!CONCURRENTLY\b)|^ALTER TABLE .*\bADD (CONSTRAINT \S+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)\b(?!.*\bUSING INDEX\b)/i,
        what: "builds an index while nobody may write",
        instead: "CREATE INDEX CONCURRENTLY in a migration of its own, which a constraint can take over USING INDEX",
        isFineWhenNew: true,
    },
    {
        pattern: /^(BEGIN|START TRANSACTION|COMMIT|END|ROLLBACK)\b/i,
        what: "ends its transaction",
        instead: "leave transactions to the runner",
    },
];

/** The second half of expand and contract: a comment that says why nothing that runs needs the old form. */
const CONTRACT = /^--\s*contract:\s*\S.{10,}$/m;
const NAME = /^(\d{4})_[a-z0-9_]+\.sql$/;
/** The table a statement makes, or works on. */
const MADE = /^CREATE (?:UNLOGGED )?TABLE (?:IF NOT EXISTS )?([\w."]+)/i;
const ON = /^(?:ALTER TABLE (?:IF EXISTS )?(?:ONLY )?|CREATE (?:UNIQUE )?INDEX .*?\bON (?:ONLY )?)([\w."]+)/i;

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
            ...(standsAlone(sql) ? [] : [`${name}: ${ALONE}`]),
        ];
    });
    if (problems.length > 0)
        throw new Error(`Migrations were refused:\n${problems.map((one) => `- ${one}`).join("\n")}`);
}

function breaks(name: string, sql: string): string[] {
    const statements = statementsOf(sql);
    const made = new Set(statements.map((statement) => MADE.exec(statement)?.[1]));
    return BREAKING.filter(({ pattern, isFineWhenNew = false }) =>
        statements.some(
            (statement) => pattern.test(statement) && !(isFineWhenNew && made.has(ON.exec(statement)?.[1] ?? "")),
        ),
    ).map(
        ({ what, instead }) =>
            `${name}: ${what}. Fix: ${instead}; where nothing that runs needs it any more, say why in a line "-- contract: …"`,
    );
}

const ALONE =
    "works on an index while others write, in a form that cannot be run again after a process that died. " +
    "Fix: one statement in a file of its own, CREATE INDEX CONCURRENTLY <name> ON <table> … or DROP INDEX CONCURRENTLY IF EXISTS <name>";

function standsAlone(sql: string): boolean {
    return !statementsOf(sql).some((one) => /\bCONCURRENTLY\b/i.test(one)) || indexMigrationOf(sql) !== undefined;
}
