import { type OptOut, written } from "@plinth/core/optOuts";
import type { ServerlessShape } from "./serverlessShape.ts";
import type { CacheShape } from "./shape.ts";

const protect: OptOut<{ readonly protect?: boolean | undefined }> = {
    option: "protect",
    risk: "loses",
    consequence: "Pulumi deletes or replaces it, and its key, when the program says so",
    uses: ({ protect }) => written(["protect"], protect, false),
};

const snapshots: OptOut<{ readonly snapshots?: { readonly retentionDays?: number | undefined } | undefined }> = {
    option: "snapshots.retentionDays",
    risk: "loses",
    consequence: "no snapshots are taken",
    uses: ({ snapshots }) => written(["snapshots", "retentionDays"], snapshots?.retentionDays, 0),
};

/** What makes a cache less safe than its default. A single node costs what memory held, as every cache may: not one of these. */
export const cacheOptOuts: readonly OptOut<CacheShape>[] = [
    protect,
    snapshots,
    {
        option: "snapshots.finalSnapshot",
        risk: "loses",
        consequence: "what it holds is gone when it is deleted",
        uses: ({ snapshots }) => written(["snapshots", "finalSnapshot"], snapshots?.finalSnapshot, false),
    },
    {
        option: "token",
        risk: "exposes",
        consequence: "all clients share one secret, and each may do everything",
        uses: ({ token }) => (token === undefined || token === "remove" ? [] : [{ path: ["token"], value: token }]),
    },
    {
        option: "tlsMigration",
        risk: "exposes",
        consequence: "nobody has to sign in until this is removed",
        uses: ({ tlsMigration }) =>
            tlsMigration === undefined ? [] : [{ path: ["tlsMigration"], value: tlsMigration }],
    },
];

export const serverlessOptOuts: readonly OptOut<ServerlessShape>[] = [protect, snapshots];
