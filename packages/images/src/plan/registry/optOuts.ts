import { type OptOut, written } from "@plinth/core/optOuts";
import type { RegistryShape } from "./shape.ts";

/** What makes a registry less safe than its default. */
export const registryOptOuts: readonly OptOut<RegistryShape>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes the keys of copies and kept images when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    ...(["replication", "receives"] as const).map((copies) => ({
        option: `${copies}.keepBuilds`,
        risk: "loses" as const,
        consequence:
            "a copy that still runs is deleted once there are so many newer ones, if its tag of a release was not copied",
        uses: (shape: RegistryShape) => {
            const value = shape[copies]?.keepBuilds;
            return value === undefined ? [] : [{ path: [copies, "keepBuilds"], value }];
        },
    })),
    {
        option: "pullThrough.*.movingTags",
        risk: "exposes",
        consequence: "these tags name what upstream says today, whoever says it there",
        uses: ({ pullThrough = {} }) =>
            Object.entries(pullThrough).flatMap(([prefix, { movingTags = [] }]) =>
                movingTags.length === 0 ? [] : [{ path: ["pullThrough", prefix, "movingTags"], value: movingTags }],
            ),
    },
];
