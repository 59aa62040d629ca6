import { type OptOut, type OptOutUse, written } from "@plinth/core/optOuts";
import type { RunShape } from "./shape.ts";

/** What makes the deployments of a stack less safe than by default. */
export const stackDeploymentOptOuts: readonly OptOut<RunShape & { readonly runner?: object | undefined }>[] = [
    {
        option: "does",
        risk: "exposes",
        consequence: "whoever opens a pull request runs code with the role that deploys",
        uses: (shape) =>
            shape.does === "deployAndPreview" ? [{ path: ["does"], value: shape.does, reason: shape.reason }] : [],
    },
    {
        option: "policyPack",
        risk: "exposes",
        consequence: "nothing judges what is previewed and deployed",
        uses: ({ policyPack }) => written(["policyPack"], policyPack, "off"),
    },
    {
        option: "runner.cache",
        risk: "exposes",
        consequence: "a run starts with packages and plugins that another run of the project has left",
        uses: ({ runner }): OptOutUse[] =>
            runner !== undefined && "cache" in runner ? written(["runner", "cache"], runner.cache, true) : [],
    },
    {
        option: "drift.remediate",
        risk: "loses",
        consequence: "what somebody changed by hand is put back before anybody has read it",
        uses: ({ drift }) => (typeof drift === "object" ? written(["drift", "remediate"], drift.remediate, true) : []),
    },
    {
        option: "ttl.forget",
        risk: "loses",
        consequence: "who deployed what is gone with the stack",
        uses: ({ ttl }) => written(["ttl", "forget"], ttl?.forget, true),
    },
];
