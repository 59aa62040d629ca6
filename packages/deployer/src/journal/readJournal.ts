import { JOURNAL_VERSION, type JournalEntry } from "./entry.ts";

/** What a journal's text tells. */
export interface ReadJournal {
    readonly entries: readonly JournalEntry[];
    /** Lines that could not be read: cut off while they were written, or of a later version. */
    readonly skipped: number;
}

/** Reads a journal. A line that a killed process left half written does not hide the others. */
export function readJournal(text: string): ReadJournal {
    const lines = text.split("\n").filter((line) => line.trim() !== "");
    const entries = lines.flatMap((line) => {
        const entry = parsed(line);
        return isEntry(entry) ? [entry] : [];
    });
    return { entries, skipped: lines.length - entries.length };
}

function parsed(line: string): unknown {
    try {
        return JSON.parse(line);
    } catch {
        return undefined;
    }
}

function isEntry(value: unknown): value is JournalEntry {
    if (typeof value !== "object" || value === null) return false;
    const { version, time, correlationId, event } = value as Partial<Record<keyof JournalEntry, unknown>>;
    return (
        version === JOURNAL_VERSION &&
        typeof time === "string" &&
        !Number.isNaN(Date.parse(time)) &&
        typeof correlationId === "string" &&
        typeof event === "string"
    );
}
