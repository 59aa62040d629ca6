import { sdk } from "./sdk.ts";
import { type Apply, followApplies } from "../checks/applies.ts";
import { watch } from "../checks/watch.ts";
import { ownStore } from "./store.ts";

/** Begins to collect mistakes of this process, its calls of `apply` included. */
export function followProgram(): void {
    watch();
    const { prototype } = sdk.Output as unknown as { prototype: { apply: Apply } };
    followApplies(prototype, ownStore);
}
