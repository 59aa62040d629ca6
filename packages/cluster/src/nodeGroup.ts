import { checkedChange } from "@plinth/core/components";
import { toProblems } from "@plinth/core/settings";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { checkScalingStep, type NodeVolume, type PlannedNodeGroup } from "./plan/index.ts";

/** What all node groups of a cluster share. */
export interface NodeGroupHost {
    readonly clusterName: pulumi.Input<string>;
    readonly version: string;
    readonly subnetIds: pulumi.Input<pulumi.Input<string>[]>;
    readonly nodeRoleArn: pulumi.Input<string>;
    readonly tags: Readonly<Record<string, string>>;
    /** For what AWS launches from the template, which the provider's default tags do not reach. */
    readonly nodeTags: Readonly<Record<string, string>>;
}

/** What AWS launches from a template and tags only if the template says so. */
const LAUNCHED = ["instance", "volume", "network-interface"] as const;

/** Share of a group's nodes that an update may take away at once, in percent: a third keeps two of three zones serving. */
const UPDATED_AT_ONCE = 33;

/** A managed node group with a launch template of its own. */
export function makeNodeGroup(
    name: string,
    group: PlannedNodeGroup,
    host: NodeGroupHost,
    options: { parent: pulumi.Resource; dependsOn: pulumi.Resource[] },
): aws.eks.NodeGroup {
    const tags = { Name: name, ...host.tags };
    const template = new aws.ec2.LaunchTemplate(
        name,
        {
            description: `Nodes of ${name}`,
            // No security groups: EKS then gives nodes the cluster's own, which is what peers are opened for.
            blockDeviceMappings: group.volumes.map(blockDevice),
            metadataOptions: {
                httpEndpoint: "enabled",
                httpTokens: "required",
                // One hop reaches the node itself and not its pods, which have identities of their own.
                httpPutResponseHopLimit: 1,
                instanceMetadataTags: "disabled",
            },
            tagSpecifications: LAUNCHED.map((resourceType) => ({
                resourceType,
                tags: { ...host.nodeTags, Name: name },
            })),
            updateDefaultVersion: true,
            tags,
        },
        { parent: options.parent },
    );
    return new aws.eks.NodeGroup(
        name,
        {
            clusterName: host.clusterName,
            version: host.version,
            ...(group.releaseVersion === undefined ? {} : { releaseVersion: group.releaseVersion }),
            nodeRoleArn: host.nodeRoleArn,
            subnetIds: host.subnetIds,
            amiType: group.amiType,
            capacityType: group.capacityType,
            instanceTypes: group.instanceTypes,
            labels: group.labels,
            taints: group.taints,
            scalingConfig: group.scaling,
            launchTemplate: { id: template.id, version: pulumi.interpolate`${template.latestVersion}` },
            updateConfig: { maxUnavailablePercentage: UPDATED_AT_ONCE },
            nodeRepairConfig: { enabled: true },
            tags,
        },
        {
            ...options,
            // The autoscaler's. And a group stays in the zones it was made in: other subnets would replace all its nodes.
            ignoreChanges: ["scalingConfig.desiredSize", "subnetIds"],
            hooks: {
                beforeUpdate: [
                    checkedChange(name, { kind: "node group", name }, (before, after) =>
                        toProblems(checkScalingStep(before["scalingConfig"], after["scalingConfig"])),
                    ),
                ],
            },
        },
    );
}

/** Encrypted with the account's EBS key: a key of our own would need grants to the service that launches nodes. */
function blockDevice({ deviceName, size }: NodeVolume): aws.types.input.ec2.LaunchTemplateBlockDeviceMapping {
    return {
        deviceName,
        ebs: {
            encrypted: "true",
            volumeType: "gp3",
            deleteOnTermination: "true",
            ...(size === undefined ? {} : { volumeSize: size }),
        },
    };
}
