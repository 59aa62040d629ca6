import { type Change, nothing } from "../change.ts";
import { keysReversed, reversed, set } from "../edit.ts";

const file = "environment";

/** Changes of an environment's own file. */
export const environmentChanges: readonly Change[] = [
    {
        title: "a tag on everything",
        file,
        edit: set("tags.Team", "shop"),
        expected: {
            dev: {
                updates: { "LaunchTemplate cluster-main-nodes-general": ["tagSpecifications"] },
                tags: "everywhere",
            },
            prod: {
                updates: {
                    "LaunchTemplate cluster-main-nodes-general": ["tagSpecifications"],
                    "LaunchTemplate cluster-main-nodes-system": ["tagSpecifications"],
                },
                tags: "everywhere",
            },
        },
    },
    {
        title: "another cost centre",
        file,
        edit: set("tags.CostCenter", "sales"),
        expected: {
            dev: {
                updates: { "LaunchTemplate cluster-main-nodes-general": ["tagSpecifications"] },
                tags: "everywhere",
            },
            prod: {
                updates: {
                    "LaunchTemplate cluster-main-nodes-general": ["tagSpecifications"],
                    "LaunchTemplate cluster-main-nodes-system": ["tagSpecifications"],
                },
                tags: "everywhere",
            },
        },
    },
    { title: "layers in another order", file, edit: reversed("layers"), expected: nothing },
    {
        title: "a region more that is allowed",
        file,
        edit: set("target.allowedRegions", ["eu-west-1", "eu-central-1", "eu-north-1"]),
        expected: nothing,
    },
    { title: "another level of a rule", file, edit: set("policy.levels.rds-insights", "advisory"), expected: nothing },
    { title: "settings in another order", file, edit: keysReversed(), expected: nothing },
];
