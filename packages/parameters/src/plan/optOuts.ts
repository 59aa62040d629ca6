import { type OptOut, written } from "@plinth/core/optOuts";

/** What makes parameters less safe than their default. */
export const parametersOptOuts: readonly OptOut<{ readonly protect?: boolean | undefined }>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "the key of secure parameters goes when the program says so, and they with it",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
];
