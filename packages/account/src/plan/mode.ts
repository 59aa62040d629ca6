import type { Violation } from "@plinth/core/settings";

/** Nobody here makes it, and nobody says that somebody else does. The reason stands in the log of every run. */
export interface Off {
    readonly mode: "off";
    /** Why, in 10 to 200 characters. */
    readonly reason: string;
}

/** Somebody else makes it, such as a landing zone: nothing is created, outputs are filled from what is given here. */
export type Adopted<Given extends object = object> = Given & { readonly mode: "adopted" };

/** It is made here. AWS has one of each per account or region: one that exists already is imported, not made anew. */
export type Created<Options extends object = object> = Options & {
    readonly mode: "created";
    /** Whether Pulumi refuses to delete or replace it: deleting it switches a protection of the whole account off. @default true */
    readonly protect?: boolean | undefined;
};

export type Part<Options extends object, Given extends object = object> = Off | Adopted<Given> | Created<Options>;

/** Where a part is made. */
export interface Place {
    readonly account: string;
    readonly region: string;
    /** @default aws */
    readonly partition?: string | undefined;
    /** Tags of what is made, beside the provider's. @default none */
    readonly tags?: Readonly<Record<string, string>> | undefined;
}

const [SHORTEST_REASON, LONGEST_REASON] = [10, 200];

/** What is wrong with the reason for leaving a part out. */
export function checkOff(part: { readonly mode: string; readonly reason?: string }): Violation[] {
    const { mode, reason = "" } = part;
    if (mode !== "off" || (reason.trim().length >= SHORTEST_REASON && reason.length <= LONGEST_REASON)) return [];
    return [
        {
            path: ["reason"],
            rule: `must say why in ${SHORTEST_REASON} to ${LONGEST_REASON} characters`,
            value: reason,
            fix: "write who decided and what does the work instead",
        },
    ];
}

/** A refusal of a value that is not a whole number in a range. */
export function checkWhole(
    path: readonly (string | number)[],
    value: number | undefined,
    [least, most]: readonly [number, number],
    fix: string,
): Violation[] {
    if (value === undefined || (Number.isInteger(value) && value >= least && value <= most)) return [];
    return [{ path: [...path], rule: `must be a whole number from ${least} to ${most}`, value, fix }];
}
