import type { Relation } from "../relations/relation.ts";

export const LAUNCH_TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";

/** The template an instance takes its settings from. */
export const TEMPLATE_OF_INSTANCE: Relation = {
    types: ["aws:ec2/instance:Instance"],
    property: "launchTemplate",
    paths: ["launchTemplate.id", "launchTemplate.name"],
    parents: [LAUNCH_TEMPLATE],
    keys: ["name"],
};
