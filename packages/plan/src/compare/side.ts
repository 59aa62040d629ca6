import type { PlannedResource } from "../plan.ts";
import type { PlanObject } from "../values.ts";

/** A resource as far as a comparison needs it: of a plan, or of an exported state. */
export type ComparedResource = Pick<
    PlannedResource,
    | "urn"
    | "type"
    | "name"
    | "parent"
    | "provider"
    | "custom"
    | "read"
    | "inputs"
    | "settledOutputs"
    | "propertyDependencies"
    | "options"
> & {
    /** The cloud's id, known for what exists. */
    readonly id?: string;
};

/** A stack as far as a comparison needs it. */
export interface ComparedStack {
    readonly project: string;
    readonly stack: string;
    readonly resources: readonly ComparedResource[];
    readonly outputs: PlanObject;
}

/** What a plan is compared with. */
export interface OtherSide {
    readonly stacks: readonly ComparedStack[];
    /**
     * - `plan`: what programs sent at another time. Both sides are of the same kind, and the absence of a stack means
     *   that it is not there.
     * - `state`: what was deployed. Values are known there that a plan cannot know, inputs hold what providers added, and
     *   a stack may simply not have been given.
     */
    readonly kind: "plan" | "state";
}
