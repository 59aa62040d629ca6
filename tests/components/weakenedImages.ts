import type { Weakened } from "./weakened.ts";

/** What makes images less safe, as the others in `weakened.ts`. */
export const weakenedImages: readonly Weakened[] = [
    {
        component: "ImageRepository",
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
    },
    {
        component: "ImageRepository",
        option: "keepReleases",
        args: { keepReleases: 10 },
        logged: "keepReleases: 10",
        violated: [],
    },
    {
        component: "ImageRepository",
        option: "untaggedDays",
        args: { untaggedDays: 30 },
        logged: "untaggedDays: 30",
        violated: [],
    },
    {
        component: "ImageRepository",
        option: "deletedBy",
        args: { deletedBy: ["arn:aws:iam::444444444444:role/purge"] },
        logged: "deletedBy: 1 roles",
        violated: [],
    },
    {
        component: "ImageRegistry",
        option: "protect",
        args: { protect: false },
        logged: "protect: false",
    },
    {
        component: "ImageRegistry",
        option: "pullThrough.*.movingTags",
        args: { pullThrough: { k8s: { upstream: "k8s", movingTags: ["latest"] } } },
        logged: "pullThrough.k8s.movingTags: latest",
        violated: [],
    },
];
