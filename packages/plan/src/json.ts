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
    return { ...resource, inputs: encodeObject(resource.inputs), outputs: encodeObject(resource.outputs) };
}
