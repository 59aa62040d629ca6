import type { PastOperation } from "../ports/engine.ts";

/** An entry of `pulumi stack history --output json`, as far as it is read here. */
interface HistoryEntry {
    readonly kind: string;
    readonly message?: string;
    readonly environment?: Readonly<Record<string, string>>;
    readonly result: string;
    readonly startTime?: string;
    readonly endTime?: string;
    readonly resourceChanges?: Readonly<Record<string, number>> | null;
}

/** Reads what the CLI says of a stack's history, the newest first. Configuration, which stands in it, is left out. */
export function readHistory(json: string): PastOperation[] {
    // A stack without history prints nothing.
    const entries = (json.trim() === "" ? [] : (JSON.parse(json) as HistoryEntry[] | null)) ?? [];
    return entries.map(({ kind, message = "", environment, result, startTime, endTime, resourceChanges }) => {
        const commit = environment?.["git.head"];
        const [started, ended] = [startTime, endTime].map((time) =>
            time !== undefined && !Number.isNaN(Date.parse(time)) ? time : undefined,
        );
        return {
            kind,
            result: result === "succeeded" || result === "failed" ? result : "in-progress",
            ...(started === undefined ? {} : { started }),
            ...(ended === undefined ? {} : { ended }),
            message,
            ...(commit === undefined ? {} : { commit }),
            changes: resourceChanges ?? {},
        };
    });
}
