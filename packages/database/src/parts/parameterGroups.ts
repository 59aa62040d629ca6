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
    { identifier, tags }: DatabasePlace,
    groups: readonly ParameterGroupPlan[],
    parent: pulumi.Resource,
): aws.rds.ParameterGroup {
    const made = groups.map(({ major, family, parameters, inUse, wanted }) => {
        const groupName = `${name}-parameters-${major}`;
        const group = new aws.rds.ParameterGroup(
            groupName,
            {
                family,
                description: `Database ${identifier}`,
                parameters: [...parameters],
                tags: tagged(groupName, tags),
            },
            // The name from before groups were named by major.
            { parent, ...(inUse ? { aliases: [{ name: `${name}-parameters` }] } : {}) },
        );
        return { group, wanted };
    });
    const found = made.find(({ wanted }) => wanted);
    if (found === undefined) throw new Error(`no parameter group of ${name} is the one to use`);
    return found.group;
}
