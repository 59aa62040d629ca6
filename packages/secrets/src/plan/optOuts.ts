import { type OptOut, written } from "@plinth/core/optOuts";
import type { SecretArgs } from "../secretArgs.ts";

/** What makes a secret less safe than its default. */
export const secretOptOuts: readonly OptOut<Pick<SecretArgs, "protect" | "recovery" | "rotation">>[] = [
    {
        option: "rotation.by",
        risk: "exposes",
        consequence: "a value that leaked opens what it opens until somebody changes it",
        uses: ({ rotation }) =>
            rotation.by === "hand" ? [{ path: ["rotation", "by"], value: "hand", reason: rotation.reason }] : [],
    },
    {
        option: "recovery.days",
        risk: "loses",
        consequence: "a secret deleted by mistake is gone so much sooner",
        uses: ({ recovery }) =>
            recovery === undefined || recovery.days === 30
                ? []
                : [{ path: ["recovery", "days"], value: recovery.days, reason: recovery.reason }],
    },
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces it, and its key, when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
];
