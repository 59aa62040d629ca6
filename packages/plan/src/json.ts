import { encodeObject } from "./encode.ts";
import type { Plan, PlannedResource, StackPlan } from "./plan.ts";

/** A plan in its documented JSON form (`version: 1`). */
export function planToJson(plan: Plan): object {
    return { ...plan, stacks: plan.stacks.map(stackToJson) };
}

function stackToJson(stack: StackPlan): object {
    return { ...stack, resources: stack.resources.map(resourceToJson), outputs: encodeObject(stack.outputs) };
}

function resourceToJson(resource: PlannedResource): object {
    const { inputs, outputs, settledOutputs } = resource;
    return {
        ...resource,
        inputs: encodeObject(inputs),
        outputs: encodeObject(outputs),
        ...(settledOutputs === undefined ? {} : { settledOutputs: encodeObject(settledOutputs) }),
    };
}
