import { encodeObject, encodeValue } from "./encode.ts";
import type { Plan, PlannedResource, PolicyChange, StackPlan } from "./plan.ts";

/** A plan in its documented JSON form (`version: 1`). */
export function planToJson(plan: Plan): object {
    return { ...plan, stacks: plan.stacks.map(stackToJson) };
}

function stackToJson(stack: StackPlan): object {
    return { ...stack, resources: stack.resources.map(resourceToJson), outputs: encodeObject(stack.outputs) };
}

function resourceToJson(resource: PlannedResource): object {
    const { inputs, outputs, settledOutputs, policyChanges } = resource;
    return {
        ...resource,
        inputs: encodeObject(inputs),
        outputs: encodeObject(outputs),
        ...(settledOutputs === undefined ? {} : { settledOutputs: encodeObject(settledOutputs) }),
        ...(policyChanges === undefined ? {} : { policyChanges: policyChanges.map(changeToJson) }),
    };
}

function changeToJson({ before, after, ...change }: PolicyChange): object {
    return {
        ...change,
        ...(before === undefined ? {} : { before: encodeValue(before) }),
        ...(after === undefined ? {} : { after: encodeValue(after) }),
    };
}
