import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { CacheHome } from "./cacheArgs.ts";

/** Without rules: what may connect adds its own, and a cache answers without an egress rule. */
export function makeSecurityGroup(
    name: string,
    cacheId: string,
    { vpcId, tags }: CacheHome,
    parent: pulumi.Resource,
): aws.ec2.SecurityGroup {
    const groupName = `${name}-security-group`;
    return new aws.ec2.SecurityGroup(
        groupName,
        { vpcId, description: `Cache ${cacheId}`, tags: { Name: groupName, ...tags } },
        { parent },
    );
}
