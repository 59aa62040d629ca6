import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { type AclEntry, DEFAULTS, planAcl, tierPlans } from "./plan/index.ts";
import { childName, type MadeVpc, type Scope, tagged, vpcCidr } from "./scope.ts";
import type { MadeSubnet } from "./subnets.ts";

type Rule = aws.types.input.ec2.NetworkAclIngress;

/** An ACL for each tier, and the VPC's default one closed; nothing where ACLs are not asked for. */
export function makeAcls(scope: Scope, vpc: MadeVpc, subnets: readonly MadeSubnet[]): void {
    const { networkAcls } = scope.shape;
    if (networkAcls === undefined) return;
    const options = { parent: scope.parent };
    const own = vpcCidr(scope, vpc);
    const associations = tierPlans(scope.shape).flatMap(({ tier, routed }) => {
        const { inbound, outbound } = planAcl(routed, scope.shape);
        const acl = new aws.ec2.NetworkAcl(
            childName(scope, tier),
            {
                vpcId: vpc.id,
                ingress: inbound.map((entry) => rule(entry, own)),
                egress: outbound.map((entry) => rule(entry, own)),
                tags: tagged(scope, tier),
            },
            options,
        );
        return subnets
            .filter((subnet) => subnet.tier === tier)
            .map(
                ({ key, id }) =>
                    new aws.ec2.NetworkAclAssociation(
                        childName(scope, key),
                        { networkAclId: acl.id, subnetId: id },
                        options,
                    ),
            );
    });
    const everything = [
        { ruleNo: 100, action: "allow", protocol: "-1", cidrBlock: "0.0.0.0/0", fromPort: 0, toPort: 0 },
    ];
    const rules = (networkAcls.closeDefault ?? DEFAULTS.closeDefault) ? [] : everything;
    new aws.ec2.DefaultNetworkAcl(
        childName(scope, "default-acl"),
        {
            defaultNetworkAclId: vpc.defaultNetworkAclId,
            ingress: rules,
            egress: rules,
            tags: tagged(scope, "default-acl"),
        },
        {
            ...options,
            // Closed earlier, it would cut off the subnets that still use it.
            dependsOn: associations,
            // Those that somebody made beside the network use it: theirs to change.
            ignoreChanges: ["subnetIds"],
        },
    );
}

function rule({ number, action, protocol, source, ports, icmp }: AclEntry, vpc: pulumi.Input<string>): Rule {
    return {
        ruleNo: number,
        action,
        protocol: protocol === "all" ? "-1" : protocol,
        cidrBlock: source === "vpc" ? vpc : source,
        fromPort: ports?.from ?? 0,
        toPort: ports?.to ?? 0,
        ...(icmp === undefined ? {} : { icmpType: icmp.type, icmpCode: icmp.code }),
    };
}
