import type * as pulumi from "@pulumi/pulumi";
import type { NetworkShape } from "./plan/index.ts";

/** What the parts of a network share: how children are named, parented and tagged, and what they are made of. */
export interface Scope {
    readonly name: string;
    readonly parent: pulumi.Resource;
    readonly shape: NetworkShape;
    readonly target: Target;
    readonly tags: Readonly<Record<string, string>>;
    /** The URN a child had as a part of awsx, while it is being taken over; `undefined` for one that awsx does not make. */
    readonly formerUrn?: (type: string, role: string) => pulumi.Output<string> | undefined;
}

/** A VPC, whoever made it. */
export interface MadeVpc {
    readonly id: pulumi.Output<string>;
    readonly cidrBlock: pulumi.Output<string>;
    readonly defaultRouteTableId: pulumi.Output<string>;
    readonly defaultNetworkAclId: pulumi.Output<string>;
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
export function vpcCidr({ shape }: Scope, vpc: MadeVpc): string | pulumi.Output<string> {
    return shape.cidr ?? vpc.cidrBlock;
}

/** A child's options: its parent, and the URN it had under the other topology. */
export function childOptions(scope: Scope, type: string, role: string): pulumi.CustomResourceOptions {
    const former = scope.formerUrn?.(type, role);
    return { parent: scope.parent, ...(former === undefined ? {} : { aliases: [former] }) };
}

/** A child's tags: its logical name, then the component's own tags. The provider adds the environment's. */
export function tagged(scope: Scope, role: string): Record<string, string> {
    return { Name: childName(scope, role), ...scope.tags };
}
