import { sdk } from "./sdk.ts";
import { type Apply, followApplies } from "../checks/applies.ts";
import { watch } from "../checks/watch.ts";
import { leaveOutPromiseTraces } from "./promises.ts";
import { ownStore } from "./store.ts";

/** Begins to collect mistakes of this process, its calls of `apply` included. */
export function followProgram(): void {
    watch();
    leaveOutPromiseTraces();
    const { prototype } = sdk.Output as unknown as { prototype: { apply: Apply } };
    followApplies(prototype, ownStore);
}
