import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { refuseProblems } from "@plinth/core/errors";
import { toProblems } from "@plinth/core/settings";
import {
    checkExistingNetwork,
    cidrsByTier,
    type ExistingShape,
    existingSubnets,
    orderedZones,
    type SubnetCidrs,
    type Tier,
} from "./plan/index.ts";
import { notFound } from "./notFound.ts";
import { zoneOf } from "./subnets.ts";

/** Inputs of {@link ExistingNetwork}: all plain data. */
export interface ExistingNetworkArgs extends ExistingShape {
    /** The region, which must be the provider's. */
    readonly region: string;
}

/**
 * A VPC that somebody else made and keeps, with the outputs of a {@link Network}.
 *
 * Nothing in it is made, changed or deleted. AWS is asked, in previews, too, whether the VPC has the block and each subnet lies in
 * the VPC and the zone that the arguments say. What a tier's subnets are routed to is its owner's word.
 */
export class ExistingNetwork extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    readonly vpcCidr: string;
    readonly zones: readonly string[];
    readonly publicSubnetIds: pulumi.Output<string[]>;
    readonly privateSubnetIds: pulumi.Output<string[]>;
    readonly isolatedSubnetIds: pulumi.Output<string[]>;
    /** None: tiers beside the three are their owner's. */
    readonly customSubnetIds: pulumi.Output<Record<string, string[]>>;
    readonly subnetTiers: pulumi.Output<Record<string, Tier>>;
    readonly subnetCidrs: pulumi.Output<SubnetCidrs>;

    /** @throws ProblemsError with everything wrong in `args`, before anything registers. */
    constructor(name: string, args: ExistingNetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const { region, ...shape } = args;
        refuseProblems("network", name, toProblems(checkExistingNetwork(shape, region)));
        super("plinth:network:ExistingNetwork", name, { ...args }, opts);

        const subnets = existingSubnets(shape);
        // Nobody gets an id before all of them were found where they should be.
        const answered = lookUp(name, shape, { parent: this });
        const found = pulumi.output(answered.then(() => shape.existing.vpcId));
        const idsOf = (tier: Tier): pulumi.Output<string[]> =>
            found.apply(() => subnets.filter((subnet) => subnet.tier === tier).map(({ subnetId }) => subnetId));
        this.vpcId = found;
        this.vpcCidr = shape.cidr;
        this.zones = orderedZones(shape).map(({ zone }) => zone);
        this.publicSubnetIds = idsOf("public");
        this.privateSubnetIds = idsOf("private");
        this.isolatedSubnetIds = idsOf("isolated");
        this.customSubnetIds = pulumi.output<Record<string, string[]>>({});
        this.subnetTiers = found.apply(() =>
            Object.fromEntries(subnets.map(({ subnetId, tier }) => [subnetId, tier] as const)),
        );
        this.subnetCidrs = pulumi.output(answered).apply(cidrsByTier);
        this.registerOutputs({
            vpcId: this.vpcId,
            vpcCidr: this.vpcCidr,
            zones: this.zones,
            publicSubnetIds: this.publicSubnetIds,
            privateSubnetIds: this.privateSubnetIds,
            isolatedSubnetIds: this.isolatedSubnetIds,
            subnetTiers: this.subnetTiers,
            subnetCidrs: this.subnetCidrs,
        });
    }
}

/**
 * The tiers and blocks of the subnets, once everything is where it should be.
 *
 * @throws ProblemsError with everything AWS does not find where it should be: it is asked by id and place at once.
 */
async function lookUp(
    name: string,
    shape: ExistingShape,
    options: pulumi.InvokeOptions,
): Promise<{ tier: Tier; cidr: string }[]> {
    const { vpcId } = shape.existing;
    const subnets = existingSubnets(shape).map((subnet) => ({
        ...subnet,
        answer: aws.ec2.getSubnet({ id: subnet.subnetId, vpcId, ...zoneOf(subnet.zone) }, options),
    }));
    const problems = await notFound([
        {
            answer: aws.ec2.getVpc({ id: vpcId, cidrBlock: shape.cidr }, options),
            problem: {
                path: "existing.vpcId",
                rule: `must be a VPC of this account and region with the block ${shape.cidr}`,
                value: vpcId,
            },
        },
        ...subnets.map(({ tier, zone, subnetId, answer }) => ({
            answer,
            problem: {
                path: `existing.subnets.${tier}.${zone}`,
                rule: `must be a subnet of ${vpcId} in zone ${zone}`,
                value: subnetId,
            },
        })),
    ]);
    refuseProblems("network", name, problems);
    return await Promise.all(subnets.map(async ({ tier, answer }) => ({ tier, cidr: (await answer).cidrBlock })));
}
