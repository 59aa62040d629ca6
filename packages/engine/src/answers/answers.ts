import { type PlanObject, type PlanValue, Secret } from "@plinth/plan";

/** What a preview cannot ask a cloud, given by the caller. */
export interface Answers {
    /** Results of invokes; the first whose token and arguments fit is used. */
    readonly invokes?: readonly InvokeAnswer[];
    /** Outputs of stacks outside the preview, by full name: `organization/project/stack`. */
    readonly stackOutputs?: Readonly<Record<string, PlanObject>>;
}

export interface InvokeAnswer {
    readonly tok: string;
    /** Fits every call whose arguments hold these; without it, every call of the token. */
    readonly args?: PlanObject;
    readonly result: PlanObject;
}

/** Whether `value` holds everything `expected` does. A secret fits by what it holds: answers are written without marks. */
export function holds(value: PlanValue | undefined, expected: PlanValue): boolean {
    if (value instanceof Secret) return holds(value.value, expected);
    if (expected instanceof Secret) return holds(value, expected.value);
    if (Array.isArray(expected)) {
        return (
            Array.isArray(value) &&
            value.length === expected.length &&
            expected.every((entry, index) => holds(value[index], entry))
        );
    }
    if (typeof expected === "object" && expected !== null) {
        if (typeof value !== "object" || value === null) return false;
        return Object.entries(expected as PlanObject).every(([key, entry]) => holds((value as PlanObject)[key], entry));
    }
    return value === expected;
}
