import { type OptOut, written } from "@plinth/core/optOuts";
import type { NetworkShape } from "./shape.ts";

/** What makes a network less safe than its default. NAT is a matter of cost and of outages: not one of these. */
export const networkOptOuts: readonly OptOut<NetworkShape>[] = [
    {
        option: "flowLogs.protect",
        risk: "loses",
        consequence: "Pulumi deletes the records of who talked to whom, and their key, when the program says so",
        uses: ({ flowLogs }) => written(["flowLogs", "protect"], flowLogs?.protect, false),
    },
    {
        option: "networkAcls.closeDefault",
        risk: "exposes",
        consequence: "a subnet that somebody adds by hand has an ACL that lets everything through",
        uses: ({ networkAcls }) => written(["networkAcls", "closeDefault"], networkAcls?.closeDefault, false),
    },
];
