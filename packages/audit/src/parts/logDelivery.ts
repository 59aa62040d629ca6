import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AuditTrailShape, DEFAULTS, rightsOfWriter, type TrailScope, trustOfWriter } from "../plan/index.ts";

export interface LogDelivery {
    readonly group: aws.cloudwatch.LogGroup;
    readonly role: aws.iam.Role;
    /** To wait for: CloudTrail tries the role when the trail is made. */
    readonly rights: aws.iam.RolePolicy;
}

/** The log group of a trail, and the role with which CloudTrail writes into it. */
export function makeLogDelivery(plan: {
    readonly name: string;
    readonly parent: pulumi.Resource;
    readonly scope: TrailScope;
    readonly logGroup: string;
    readonly keyArn: pulumi.Input<string>;
    readonly protect: boolean;
    readonly tags: Readonly<Record<string, string>>;
    readonly shape: AuditTrailShape;
}): LogDelivery {
    const { name, parent, scope, logGroup } = plan;
    const tags = { Name: `${name}-events`, ...plan.tags };
    const group = new aws.cloudwatch.LogGroup(
        `${name}-events`,
        {
            name: logGroup,
            retentionInDays: plan.shape.logRetentionDays ?? DEFAULTS.logRetentionDays,
            kmsKeyId: plan.keyArn,
            tags,
        },
        { parent, ...(plan.protect ? { protect: true } : {}) },
    );
    const role = new aws.iam.Role(
        `${name}-events`,
        {
            description: `Lets CloudTrail write the events of ${scope.trailName}`,
            assumeRolePolicy: JSON.stringify(trustOfWriter()),
            tags,
        },
        { parent },
    );
    const rights = new aws.iam.RolePolicy(
        `${name}-events`,
        { role: role.id, policy: JSON.stringify(rightsOfWriter(scope, logGroup)) },
        { parent },
    );
    return { group, role, rights };
}
