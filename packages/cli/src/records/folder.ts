import { join, relative, resolve } from "node:path";

/** Where journal and states are kept, below the repository's root. */
export const RECORDS = join(".plinth", "deployments");

/** Where journal and checkpoints of an environment are. */
export function recordsFolder(root: string, cwd: string, records: string | undefined, environment: string): string {
    return join(records === undefined ? join(root, RECORDS) : resolve(cwd, records), environment);
}

/** A report that names its journal as somebody here would. */
export function withJournalFrom<Report extends { readonly journal: string }>(cwd: string, report: Report): Report {
    return { ...report, journal: relative(cwd, report.journal) || report.journal };
}
