import { existsSync, readFileSync } from "node:fs";
import { UserError } from "@plinth/core/errors";
import type { Part } from "./part.ts";

/** The steps of a rehearsal, in order. */
export type Step = "create" | "converge" | "change" | "converge-again" | "destroy";

/** What must hold after every step. */
export type Invariant = "orphan" | "lost" | "ghost" | "converges" | "left" | "unexplained" | "attempts" | "state";

/** Something that must hold and does not. */
export interface Violation {
    readonly invariant: Invariant;
    readonly step: Step;
    readonly stack: string;
    readonly message: string;
}

/** One rehearsal: a line of the results. */
export interface RunResult {
    readonly environment: string;
    /** What of the environment was rehearsed; absent where all of it was. */
    readonly part?: Part;
    /** Absent where all faults were chosen. */
    readonly seed?: number;
    readonly rate?: number;
    /** As they were written. */
    readonly faults: readonly string[];
    readonly milliseconds: number;
    /** Commands that changed something or tried to, by step. */
    readonly attempts: Readonly<Partial<Record<Step, number>>>;
    readonly injected: readonly {
        readonly kind: string;
        readonly value: string;
        readonly verb: string;
        readonly urn: string;
        readonly nth: number;
    }[];
    /** What a crash left in the cloud that no state knew, as AWS would; and what was done about it. */
    readonly leftBehind: readonly {
        readonly urn: string;
        readonly id: string;
        readonly solved: "imported" | "deleted by hand";
    }[];
    readonly violations: readonly Violation[];
}

/**
 * The results of an earlier run, one JSON line each; none where there is no such file. A last line that was cut off, as a
 * killed command leaves it, is dropped.
 *
 * @throws UserError where another line is no result.
 */
export function readResults(file: string): RunResult[] {
    if (!existsSync(file)) return [];
    const lines = readFileSync(file, "utf8").split("\n");
    return lines.flatMap((line, index) => {
        if (line.trim() === "") return [];
        const result = parsed(line);
        if (result !== undefined) return [result];
        if (index === lines.length - 1) return [];
        throw new UserError(
            `${file}:${index + 1}: is no result of a rehearsal. Fix: name the file of an earlier --resume, or a new one`,
        );
    });
}

function parsed(line: string): RunResult | undefined {
    try {
        const value = JSON.parse(line) as Partial<RunResult> | null;
        return typeof value?.environment === "string" && Array.isArray(value.violations)
            ? (value as RunResult)
            : undefined;
    } catch {
        return undefined;
    }
}
