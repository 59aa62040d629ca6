import { type OptOut, written } from "@plinth/core/optOuts";
import type { PlatformShape } from "./shape.ts";

/** What makes add-ons less safe than their defaults. */
export const platformOptOuts: readonly OptOut<PlatformShape>[] = [
    {
        option: "logs.protect",
        risk: "loses",
        consequence: "Pulumi deletes the bucket of logs, and its key, when the program says so",
        uses: ({ logs }) => written(["logs", "protect"], logs?.protect, false),
    },
    {
        option: "logs.emptyOnDelete",
        risk: "loses",
        consequence: "the bucket of logs is deleted with what is in it",
        uses: ({ logs }) => written(["logs", "emptyOnDelete"], logs?.emptyOnDelete, true),
    },
    {
        option: "externalDns.policy",
        risk: "loses",
        consequence: "records go when nothing asks for them any more, by mistake too",
        uses: ({ externalDns }) => written(["externalDns", "policy"], externalDns?.policy, "sync"),
    },
];
