import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { tagged } from "./tagged.ts";

export interface LogGroupsOf {
    /** What the groups' names begin with: `/aws/rds/instance/<identifier>`. */
    readonly prefix: string;
    readonly types: readonly string[];
    readonly retentionDays: number;
    readonly keyArn: pulumi.Input<string>;
    readonly tags: Readonly<Record<string, string>> | undefined;
}

/** RDS would make these groups itself, without a key and for ever: they have to exist first. */
export function makeLogGroups(name: string, of: LogGroupsOf, parent: pulumi.Resource): pulumi.Resource[] {
    return of.types.map((type) => {
        const groupName = `${name}-logs-${type}`;
        return new aws.cloudwatch.LogGroup(
            groupName,
            {
                name: `${of.prefix}/${type}`,
                retentionInDays: of.retentionDays,
                kmsKeyId: of.keyArn,
                tags: tagged(groupName, of.tags),
            },
            { parent },
        );
    });
}
