import type { OptOut } from "@plinth/core/optOuts";
import type { BreakGlassRoleArgs } from "./breakGlassRoleArgs.ts";

/** The role as such is less safe than none: every run says who could take it. */
export const breakGlassOptOuts: readonly OptOut<BreakGlassRoleArgs>[] = [
    {
        option: "users",
        risk: "exposes",
        consequence: "they may do anything in the account for an hour, with a second factor",
        uses: ({ users }) => [{ path: ["users"], value: users }],
    },
];
