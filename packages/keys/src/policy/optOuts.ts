import { type OptOut, written } from "@plinth/core/optOuts";

/** What makes the keys of data classes less safe than their default. */
export const dataKeysOptOuts: readonly OptOut<{ readonly protect?: boolean | undefined }>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces the keys when the program says so, and what they encrypted is lost",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
];
