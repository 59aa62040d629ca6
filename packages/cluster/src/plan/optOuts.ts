import { type OptOut, written } from "@plinth/core/optOuts";
import type { AnyClusterShape } from "./shape.ts";

/** What makes a cluster less safe than its default. */
export const clusterOptOuts: readonly OptOut<Pick<AnyClusterShape, "deletionProtection" | "publicAccess">>[] = [
    {
        option: "deletionProtection",
        risk: "loses",
        consequence: "AWS and Pulumi delete it, and everything that runs in it, when they are told to",
        uses: ({ deletionProtection }) => written(["deletionProtection"], deletionProtection, false),
    },
    {
        option: "publicAccess",
        risk: "exposes",
        consequence: "the Kubernetes API answers these networks over the internet",
        uses: ({ publicAccess }) =>
            publicAccess === undefined
                ? []
                : [{ path: ["publicAccess", "cidrs"], value: publicAccess.cidrs, reason: publicAccess.reason }],
    },
];
