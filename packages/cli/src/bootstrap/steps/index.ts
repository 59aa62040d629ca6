import type { Step } from "../step.ts";
import { stepsAfter } from "./after.ts";
import type { Around } from "./around.ts";
import { stepsBefore } from "./before.ts";
import { stepsOfMaking } from "./making.ts";

export type { Around } from "./around.ts";

/** Every step, in order. */
export function bootstrapSteps(around: Around): Step[] {
    return [...stepsBefore(around), ...stepsOfMaking(around), ...stepsAfter(around)];
}
