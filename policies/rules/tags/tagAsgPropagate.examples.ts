import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { tagAsgPropagate } from "./tagAsgPropagate.ts";

const GROUP = "aws:autoscaling/group:Group";
const keys = { keys: ["Owner", "Project"] };
const owner = { key: "Owner", value: "team-a", propagateAtLaunch: true };
const project = { key: "Project", value: "shop", propagateAtLaunch: true };

export const examples: RuleExamples = {
    rule: tagAsgPropagate,
    passing: [
        {
            title: "all that the catalogue asks for",
            resources: [
                resource(GROUP, "asg", {
                    tags: ["Environment", "Project", "Owner", "CostCenter", "ManagedBy"].map((key) => ({
                        key,
                        value: UNKNOWN,
                        propagateAtLaunch: true,
                    })),
                }),
            ],
        },
        {
            title: "the environment's own keys, beside a tag that stays with the group",
            resources: [
                resource(GROUP, "asg", {
                    tags: [
                        owner,
                        { ...project, propagateAtLaunch: "true" },
                        { ...owner, key: "Zone", propagateAtLaunch: false },
                    ],
                }),
            ],
            parameters: keys,
        },
        {
            title: "the older list",
            resources: [resource(GROUP, "asg", { tags: [owner], tagsCollection: [project] })],
            parameters: keys,
        },
    ],
    failing: [
        { title: "a group without tags", resources: [resource(GROUP, "asg", {})], finds: ["asg: tags"] },
        {
            title: "a tag that stays with the group",
            resources: [resource(GROUP, "asg", { tags: [owner, { ...project, propagateAtLaunch: false }] })],
            parameters: keys,
            finds: ["asg: tags"],
        },
        {
            title: "a tag that does not say",
            resources: [resource(GROUP, "asg", { tags: [owner, { key: "Project", value: "shop" }] })],
            parameters: keys,
            finds: ["asg: tags"],
        },
        {
            title: "one tag alone, beside one of an unknown key that stays with the group",
            resources: [
                resource(GROUP, "asg", { tags: [owner, { key: UNKNOWN, value: "x", propagateAtLaunch: false }] }),
            ],
            parameters: keys,
            finds: ["asg: tags"],
        },
        {
            title: "one tag that is missing, beside one that may propagate",
            resources: [resource(GROUP, "asg", { tags: [{ ...owner, propagateAtLaunch: UNKNOWN }] })],
            parameters: keys,
            finds: ["asg: tags"],
        },
    ],
    unknown: [
        {
            title: "tags that are not known yet",
            resources: [resource(GROUP, "asg", { tags: UNKNOWN })],
            finds: ["asg: tags"],
        },
        {
            title: "a switch that is not known yet",
            resources: [resource(GROUP, "asg", { tags: [owner, { ...project, propagateAtLaunch: UNKNOWN }] })],
            parameters: keys,
            finds: ["asg: tags"],
        },
        {
            title: "a key that is not known yet",
            resources: [resource(GROUP, "asg", { tags: [owner, { ...project, key: UNKNOWN }] })],
            parameters: keys,
            finds: ["asg: tags"],
        },
    ],
};
