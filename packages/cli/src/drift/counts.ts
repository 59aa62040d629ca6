import { realDrift, type ResourceDrift, type StackDrift } from "@plinth/deployer";

/** What was found in a stack, in numbers: `1 deleted, 2 changed, 1 not readable, 3 benign`. */
export function countsText(stack: Pick<StackDrift, "resources">): string {
    const { deleted, changed, unreadable, benign } = groupsOf(stack);
    const parts = [
        [deleted.length, "deleted"],
        [changed.length, "changed"],
        [unreadable.length, "not readable"],
        [benign.length, "benign"],
    ] as const;
    return parts.flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`])).join(", ");
}

export interface Groups {
    readonly deleted: readonly ResourceDrift[];
    /** Those that count as drift. */
    readonly changed: readonly ResourceDrift[];
    readonly unreadable: readonly ResourceDrift[];
    /** Those that differ only in what is meant to. */
    readonly benign: readonly ResourceDrift[];
}

export function groupsOf(stack: Pick<StackDrift, "resources">): Groups {
    const of = (wanted: ResourceDrift["kind"]): ResourceDrift[] =>
        stack.resources.filter(({ kind }) => kind === wanted);
    return {
        deleted: of("deleted"),
        changed: realDrift(stack).filter(({ kind }) => kind === "changed"),
        unreadable: of("unreadable"),
        benign: of("changed").filter(({ real }) => !real),
    };
}
