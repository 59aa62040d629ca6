import {
    isOutsideProblem,
    nearest,
    type OutsideChange,
    parseChanged,
    type SimulatedProviders,
} from "@plinth/cloud/provider";
import { type Problem, ProblemsError } from "@plinth/core/errors";

/** What `--changed`, `--deleted` and `--unreadable` were given. */
export interface OutsideOptions {
    readonly changed: readonly string[];
    readonly deleted: readonly string[];
    readonly unreadable: readonly string[];
}

/** Reads what others have done to the cloud. @throws ProblemsError with everything wrong in it. */
export function readOutside({ changed, deleted, unreadable }: OutsideOptions): OutsideChange[] {
    const problems: Problem[] = [];
    const changes = changed.flatMap((text): OutsideChange[] => {
        const parsed = parseChanged(text);
        if (!isOutsideProblem(parsed)) return [parsed];
        problems.push({ path: text, ...parsed });
        return [];
    });
    if (problems.length > 0) throw new ProblemsError("--changed", problems);
    return [
        ...changes,
        ...deleted.map((resource) => ({ kind: "deleted" as const, resource, text: resource })),
        ...unreadable.map((resource) => ({ kind: "unreadable" as const, resource, text: resource })),
    ];
}

/** What to say of changes that nobody has seen: a mistyped name shows only once everything has run. */
export function unusedLines({ outside }: Pick<SimulatedProviders, "outside">): string[] {
    const names = [...new Set(outside.read.flatMap((urn) => [urn.split("::").slice(3).join("::"), typeOf(urn)]))];
    return outside.unused.map(({ kind, text, resource }) => {
        const meant = nearest(resource, names);
        return `--${kind} ${text} was not seen: nothing of that name was read.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
    });
}

function typeOf(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}
