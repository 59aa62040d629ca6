import {
    type ComparedStack,
    isPlanObject,
    mapSpecial,
    type PlanObject,
    type PlanValue,
    Secret,
    type StackPlan,
} from "@plinth/plan";

/** A stack with `from` replaced by `to` in the paths among its inputs and outputs. */
export function withRoot(stack: StackPlan, from: string, to: string): ComparedStack {
    return {
        ...stack,
        resources: stack.resources.map((resource) => ({ ...resource, inputs: inObject(resource.inputs, from, to) })),
        outputs: inObject(stack.outputs, from, to),
    };
}

function inObject(values: PlanObject, from: string, to: string): PlanObject {
    return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, inValue(value, from, to)]));
}

function inValue(value: PlanValue, from: string, to: string): PlanValue {
    if (typeof value === "string") return value.includes(from) ? value.replaceAll(from, to) : value;
    if (Array.isArray(value)) return value.map((entry) => inValue(entry, from, to));
    if (isPlanObject(value)) return inObject(value, from, to);
    // Assets are compared by what they hold.
    return mapSpecial(value, (special) =>
        special instanceof Secret ? new Secret(inValue(special.value, from, to)) : special,
    );
}
