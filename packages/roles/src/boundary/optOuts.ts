import { type OptOut, written } from "@plinth/core/optOuts";
import type { BoundaryArgs } from "./boundaryArgs.ts";

/** What makes a boundary hold less than its default. */
export const boundaryOptOuts: readonly OptOut<BoundaryArgs>[] = [
    {
        option: "protectAudit",
        risk: "loses",
        consequence: "deployments can switch off the audit trail and threat detection",
        uses: ({ protectAudit }) => written(["protectAudit"], protectAudit, false),
    },
];
