import { type OptOut, written } from "@plinth/core/optOuts";
import type { PlatformShape } from "./shape.ts";

/** What makes add-ons less safe than their defaults. */
export const platformOptOuts: readonly OptOut<PlatformShape>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes the logs, and their keys, when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "emptyOnDelete",
        risk: "loses",
        consequence: "the bucket of logs is deleted with what is in it",
        uses: ({ emptyOnDelete }) => written(["emptyOnDelete"], emptyOnDelete, true),
    },
    {
        option: "externalDns.policy",
        risk: "loses",
        consequence: "records go when nothing asks for them any more, by mistake too",
        uses: ({ externalDns }) => written(["externalDns", "policy"], externalDns?.policy, "sync"),
    },
];
