import { type OptOut, written } from "@plinth/core/optOuts";
import type { RepositoryAccess, RepositoryShape } from "./shape.ts";

/** What makes a repository less safe than its default. */
export const repositoryOptOuts: readonly OptOut<RepositoryShape & Partial<RepositoryAccess<unknown>>>[] = [
    {
        option: "protect",
        risk: "loses",
        consequence: "Pulumi deletes or replaces it, and its key, when the program says so",
        uses: ({ protect }) => written(["protect"], protect, false),
    },
    {
        option: "keepReleases",
        risk: "loses",
        consequence: "an image that still runs is deleted once so many newer ones were released",
        uses: ({ keepReleases }) =>
            keepReleases === undefined ? [] : [{ path: ["keepReleases"], value: keepReleases }],
    },
    {
        option: "untaggedDays",
        risk: "loses",
        consequence: "signatures of images that still run may be deleted",
        uses: ({ untaggedDays }) =>
            untaggedDays === undefined ? [] : [{ path: ["untaggedDays"], value: untaggedDays }],
    },
    {
        option: "deletedBy",
        risk: "loses",
        consequence: "whoever takes these roles deletes images that run",
        uses: ({ deletedBy = [] }) =>
            deletedBy.length === 0 ? [] : [{ path: ["deletedBy"], value: `${deletedBy.length} roles` }],
    },
];
