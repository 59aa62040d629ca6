import { isPlanObject, type PlanObject, type PlanValue, Secret } from "@plinth/plan";
import { markedSecret, type WireProperties } from "./wire.ts";

/** A result that somebody gives, for calls of a token whose arguments hold these. */
export interface GivenAnswer {
    readonly tok: string;
    readonly args?: PlanObject;
    readonly result: PlanObject;
}

/** The first given result that fits a call, on the wire. */
export function givenAnswer(
    answers: readonly GivenAnswer[],
    token: string,
    args: Readonly<WireProperties>,
): WireProperties | undefined {
    const found = answers.find(
        ({ tok, args: expected }) => tok === token && (expected === undefined || holds(args, expected)),
    );
    return found === undefined ? undefined : (onWire(found.result) as WireProperties);
}

function holds(value: unknown, expected: PlanValue): boolean {
    if (expected instanceof Secret) return holds(value, expected.value);
    if (Array.isArray(expected)) {
        return (
            Array.isArray(value) &&
            value.length === expected.length &&
            expected.every((entry, index) => holds(value[index], entry))
        );
    }
    if (!isPlanObject(expected)) return value === expected;
    if (typeof value !== "object" || value === null) return false;
    return Object.entries(expected).every(([key, entry]) => holds((value as WireProperties)[key], entry));
}

function onWire(value: PlanValue): unknown {
    if (value instanceof Secret) return markedSecret(onWire(value.value));
    if (Array.isArray(value)) return value.map(onWire);
    if (!isPlanObject(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, onWire(entry)]));
}
