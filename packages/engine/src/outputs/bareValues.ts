import { isPlanObject, mapSpecial, type PlanObject, type PlanValue, Secret } from "@plinth/plan";

/** Values the simulated cloud can read: secrets bare, everything else that is not plain left out. */
export function bareValues(values: PlanObject): Record<string, unknown> {
    const bare = (value: PlanValue): PlanValue =>
        mapSpecial(value, (special) => (special instanceof Secret ? bare(special.value) : null));
    const read = bare(values);
    return isPlanObject(read) ? Object.fromEntries(Object.entries(read).filter(([, value]) => value !== null)) : {};
}
