import { holdsSecret, type PlanObject, type PlanValue, Secret } from "@plinth/plan";

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

/** The function behind stack references, which programs may ask before they make one. */
export const READ_STACK_OUTPUTS = "pulumi:pulumi:readStackOutputs";

/** Every answer to an invoke: those that were given, and what stacks have whose outputs were. */
export function invokeAnswers({ invokes = [], stackOutputs = {} }: Answers): readonly InvokeAnswer[] {
    const stacks = Object.entries(stackOutputs).map(([name, outputs]) => {
        const secretOutputNames = Object.keys(outputs).filter((key) => holdsSecret(outputs[key] ?? null));
        return { tok: READ_STACK_OUTPUTS, args: { name }, result: { name, outputs, secretOutputNames } };
    });
    return [...invokes, ...stacks];
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
