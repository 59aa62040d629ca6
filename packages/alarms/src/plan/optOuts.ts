import { type OptOut, written } from "@plinth/core/optOuts";
import type { AlarmArgs } from "./choice.ts";

/** What makes a component with alarms less safe than its default. */
export const alarmOptOuts: readonly OptOut<AlarmArgs>[] = [
    {
        option: "alarms",
        risk: "loses",
        consequence: "nobody is told when something is wrong with it",
        uses: ({ alarms }) => written(["alarms"], alarms, "off"),
    },
];
