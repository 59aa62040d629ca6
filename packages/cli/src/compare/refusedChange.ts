import { changeRefusals } from "@plinth/cloud";
import { isPlanObject, type PlanObject, type PlanValue, type RefusedChange, Secret, Unknown } from "@plinth/plan";

/** What AWS refuses of a change in place, as far as the simulated cloud knows. */
export const refusedChange: RefusedChange = (type, { old, now }) =>
    changeRefusals(type, plainObject(old), plainObject(now));

/** What is not known keeps its key and has no value, as rules read it. */
function plainObject(values: PlanObject): Record<string, unknown> {
    return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, plain(value)]));
}

function plain(value: PlanValue): unknown {
    // The cloud's words repeat values: a secret is as good as not known.
    if (value instanceof Unknown || value instanceof Secret) return undefined;
    if (Array.isArray(value)) return value.map(plain);
    return isPlanObject(value) ? plainObject(value) : value;
}
