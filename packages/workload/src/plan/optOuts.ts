import type { OptOut } from "@plinth/core/optOuts";
import type { Ingress } from "./shape.ts";

/** The part of a workload's arguments that opt-outs are found in. */
export interface OpenedWorkload {
    readonly ingress?: Ingress | undefined;
    readonly connections?:
        | { readonly awsApis?: { readonly through: string; readonly reason?: string | undefined } | undefined }
        | undefined;
}

/** What makes a workload less safe than its default. */
export const workloadOptOuts: readonly OptOut<OpenedWorkload>[] = [
    {
        option: "ingress.scheme",
        risk: "exposes",
        consequence: "its load balancer has public addresses",
        uses: ({ ingress }) =>
            ingress?.scheme === "internet-facing" ? [{ path: ["ingress", "scheme"], value: ingress.scheme }] : [],
    },
    {
        option: "connections.awsApis",
        risk: "exposes",
        consequence: "its pods reach every host of the internet on port 443",
        uses: ({ connections }) => {
            const apis = connections?.awsApis;
            const path = ["connections", "awsApis", "through"];
            return apis?.through === "internet" ? [{ path, value: apis.through, reason: apis.reason }] : [];
        },
    },
];
