import { type OptOut, written } from "@plinth/core/optOuts";
import type { LockShape } from "./bucketShape.ts";
import type { AuditTrailShape } from "./shape.ts";

interface KeptShape {
    readonly lock?: LockShape | { readonly mode: "unsupported" } | undefined;
    readonly protect?: boolean | undefined;
    readonly keepAfterDeletion?: boolean | undefined;
}

/** What makes a bucket for evidence less safe than its default. */
export const logBucketOptOuts: readonly OptOut<KeptShape>[] = [
    {
        option: "lock.mode",
        risk: "loses",
        consequence: "whoever may delete objects deletes the evidence",
        uses: ({ lock }) =>
            lock?.mode === "none" ? [{ path: ["lock", "mode"], value: "none", reason: lock.reason }] : [],
    },
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces it when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "keepAfterDeletion",
        risk: "loses",
        consequence: "files and their key go with the stack",
        uses: ({ keepAfterDeletion }) => written(["keepAfterDeletion"], keepAfterDeletion, false),
    },
];

/** What makes a trail see less than by default; its bucket says what makes it keep less. */
export const trailOptOuts: readonly OptOut<AuditTrailShape>[] = [
    {
        option: "excludedSources",
        risk: "loses",
        consequence: "nobody will know who called them",
        uses: ({ excludedSources = [] }) =>
            excludedSources.length === 0 ? [] : [{ path: ["excludedSources"], value: excludedSources }],
    },
];
