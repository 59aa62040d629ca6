import { type OptOut, written } from "@plinth/core/optOuts";
import type { StateBackendArgs } from "../stateBackendArgs.ts";

/** What makes the store of states less safe than its default. */
export const stateOptOuts: readonly OptOut<Pick<StateBackendArgs, "protect" | "keepAfterDeletion">>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces the states' bucket and keys when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "keepAfterDeletion",
        risk: "loses",
        consequence: "states and their keys go with the stack, and nobody knows what there is",
        uses: ({ keepAfterDeletion }) => written(["keepAfterDeletion"], keepAfterDeletion, false),
    },
];
