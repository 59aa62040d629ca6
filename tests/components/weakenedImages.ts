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
        option: "replication.keepBuilds",
        args: { replication: { to: [{ region: "eu-central-1" }], keepBuilds: 5 } },
        logged: "replication.keepBuilds: 5",
        violated: [],
    },
    {
        component: "ImageRegistry",
        option: "receives.keepBuilds",
        args: { receives: { from: ["777777777777"], prefixes: ["partner"], keepBuilds: 5 } },
        logged: "receives.keepBuilds: 5",
        violated: [],
    },
    {
        component: "ImageRegistry",
        option: "pullThrough.*.movingTags",
        args: { pullThrough: { k8s: { upstream: "k8s", movingTags: ["latest"] } } },
        logged: "pullThrough.k8s.movingTags: latest",
        violated: [],
    },
];
