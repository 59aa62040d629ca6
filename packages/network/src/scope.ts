import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { NetworkShape } from "./plan/index.ts";

/** What the parts of a network share: how children are named, parented and tagged, and what they are made of. */
export interface Scope {
    readonly name: string;
    readonly parent: pulumi.Resource;
    readonly shape: NetworkShape;
    readonly target: Target;
    readonly tags: Readonly<Record<string, string>>;
}

/** Where the network is made. Plain values: ARNs and service names are built from them without asking AWS. */
export interface Target {
    readonly account: string;
    readonly region: string;
    readonly partition: string;
}

/** The logical name of a child: `network-private-az1`. */
export function childName({ name }: Scope, role: string): string {
    return `${name}-${role}`;
}

/** The VPC's block: plain where the settings give it, an output where IPAM does. */
export function vpcCidr({ shape }: Scope, vpc: aws.ec2.Vpc): string | pulumi.Output<string> {
    return shape.cidr ?? vpc.cidrBlock;
}

/** A child's tags: its logical name, then the component's own tags. The provider adds the environment's. */
export function tagged(scope: Scope, role: string): Record<string, string> {
    return { Name: childName(scope, role), ...scope.tags };
}
