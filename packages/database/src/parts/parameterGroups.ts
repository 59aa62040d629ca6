import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { DatabasePlace } from "../databaseArgs.ts";
import type { ParameterGroupPlan } from "../plan/index.ts";
import { tagged } from "./tagged.ts";

/**
 * One group per major, and never a fixed name in AWS: an upgrade makes the new group beside the old one. Gives the one
 * that the instance is to use.
 */
export function makeParameterGroups(
    name: string,
    place: DatabasePlace,
    groups: readonly ParameterGroupPlan[],
    parent: pulumi.Resource,
): aws.rds.ParameterGroup {
    return wanted(
        groups,
        (group) =>
            new aws.rds.ParameterGroup(groupName(name, group), contents(name, place, group), {
                parent,
                // The name from before groups were named by major.
                ...(group.inUse ? { aliases: [{ name: `${name}-parameters` }] } : {}),
            }),
    );
}

/** The same for a cluster. */
export function makeClusterParameterGroups(
    name: string,
    place: DatabasePlace,
    groups: readonly ParameterGroupPlan[],
    parent: pulumi.Resource,
): aws.rds.ClusterParameterGroup {
    return wanted(
        groups,
        (group) => new aws.rds.ClusterParameterGroup(groupName(name, group), contents(name, place, group), { parent }),
    );
}

function groupName(name: string, { major }: ParameterGroupPlan): string {
    return `${name}-parameters-${major}`;
}

function contents(name: string, { identifier, tags }: DatabasePlace, group: ParameterGroupPlan) {
    return {
        family: group.family,
        description: `Database ${identifier}`,
        parameters: [...group.parameters],
        tags: tagged(groupName(name, group), tags),
    };
}

function wanted<Group>(groups: readonly ParameterGroupPlan[], make: (group: ParameterGroupPlan) => Group): Group {
    const made = groups.map((group) => ({ group: make(group), wanted: group.wanted }));
    const found = made.find((one) => one.wanted);
    if (found === undefined) throw new Error("no parameter group is the one to use");
    return found.group;
}
