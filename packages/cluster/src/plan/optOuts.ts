import { type OptOut, written } from "@plinth/core/optOuts";
import type { AnyClusterShape } from "./shape.ts";

/** What makes a cluster less safe than its default. */
export const clusterOptOuts: readonly OptOut<
    Pick<AnyClusterShape, "deletionProtection" | "publicAccess" | "addOns">
>[] = [
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
    {
        option: "addOns.vpc-cni.configuration.enableNetworkPolicy",
        risk: "exposes",
        consequence: "every pod reaches every other, whatever NetworkPolicy objects say",
        uses: ({ addOns }) => {
            const value = addOns?.["vpc-cni"]?.configuration?.["enableNetworkPolicy"];
            const path = ["addOns", "vpc-cni", "configuration", "enableNetworkPolicy"];
            return [...written(path, value, false), ...written(path, value, "false")];
        },
    },
];
