import { isRecord } from "../values/target.ts";
import { unwrapped, type WireProperties } from "./wire.ts";

/** A result that somebody gives, for calls of a token whose arguments hold these. Values as they travel on the wire. */
export interface GivenAnswer {
    readonly tok: string;
    readonly args?: Readonly<WireProperties>;
    readonly result: Readonly<WireProperties>;
}

/** The first given result that fits a call. @param args of the call, secrets unwrapped. */
export function givenAnswer(
    answers: readonly GivenAnswer[],
    token: string,
    args: Readonly<WireProperties>,
): Readonly<WireProperties> | undefined {
    return answers.find(
        ({ tok, args: expected }) => tok === token && (expected === undefined || holds(args, unwrapped(expected))),
    )?.result;
}

function holds(value: unknown, expected: unknown): boolean {
    if (Array.isArray(expected)) {
        return (
            Array.isArray(value) &&
            value.length === expected.length &&
            expected.every((entry, index) => holds(value[index], entry))
        );
    }
    if (!isRecord(expected)) return value === expected;
    return isRecord(value) && Object.entries(expected).every(([key, entry]) => holds(value[key], entry));
}
