import type { PlanObject } from "../../values.ts";
import type { Danger } from "../comparison.ts";
import type { Pair } from "../compareStack.ts";

/** What the cloud refuses of a change in place, in its words. */
export interface RefusedInPlace {
    readonly property: string;
    readonly message: string;
    readonly source: string;
}

/** Says what is refused of a change of a type's inputs in place; nothing where nothing is known to be. */
export type RefusedChange = (
    type: string,
    inputs: { readonly old: PlanObject; readonly now: PlanObject },
) => readonly RefusedInPlace[];

/** Changes that a deployment would stumble over: one after the other is made until then. */
export function refusalDangers(pairs: readonly Pair[], refusedChange: RefusedChange): Danger[] {
    return pairs.flatMap(({ old, now, change: { kind, urn, type } }) => {
        if (kind !== "update" || old === undefined || now === undefined) return [];
        return refusedChange(type, { old: old.inputs, now: now.inputs }).map(
            ({ property, message, source }): Danger => ({
                kind: "disruption",
                urn,
                type,
                property,
                what: `AWS refuses it: ${message}`,
                why: "the deployment stops there, and what came before it is done",
                source,
            }),
        );
    });
}
