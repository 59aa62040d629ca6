import type { FaultKind, Verb } from "./kinds.ts";

/** An operation that a provider is asked for. */
export interface Operation {
    readonly verb: Verb;
    readonly urn: string;
    /** Which time this verb is asked for this URN, from 1. */
    readonly nth: number;
}

/** A fault somebody chose: `KIND[=VALUE]@RESOURCE[:NTH[xCOUNT]]`. */
export interface ChosenFault {
    readonly kind: FaultKind;
    /** Default: the kind's. */
    readonly value: string;
    /** A URN, a name, or a type; `*` stands for any text. */
    readonly resource: string;
    /** Which of the operations it fits is struck first, from 1. */
    readonly nth: number;
    /** How many are struck in a row. */
    readonly count: number;
    /** As it was written. */
    readonly text: string;
}

/** What is done to one operation. */
export interface Strike {
    readonly kind: FaultKind;
    readonly value: string;
}

/** One fault that happened, in the order in which they happened. */
export interface Injected extends Operation, Strike {
    /** What was answered instead, where something was. */
    readonly words?: string;
    /** The id of what the cloud made although the operation failed. */
    readonly madeId?: string;
}

/** The resource's own type: the last in the URN. */
export function typeOfUrn(urn: string): string {
    return (urn.split("::")[2] ?? "").split("$").at(-1) ?? "";
}

export function nameOfUrn(urn: string): string {
    return urn.split("::").slice(3).join("::");
}
