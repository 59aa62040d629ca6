import { cacheChanges } from "./cacheChanges.ts";
import { clusterChanges } from "./clusterChanges.ts";
import { databaseChanges } from "./databaseChanges.ts";
import type { ChangeRule, Refusal } from "./refusal.ts";
import { SentInputs } from "./sentInputs.ts";

const rules: ReadonlyMap<string, ChangeRule> = new Map(
    [databaseChanges, cacheChanges, clusterChanges].flatMap((types) => Object.entries(types)),
);

type Inputs = Readonly<Record<string, unknown>>;

/** Why a resource cannot be changed in place from the inputs it has to those it should have. */
export function changeRefusals(type: string, before: Inputs, after: Inputs): readonly Refusal[] {
    return rules.get(type)?.(new SentInputs({ inputs: before }), new SentInputs({ inputs: after })) ?? [];
}
