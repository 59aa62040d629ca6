import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { ClusterArgs } from "./clusterArgs.ts";
import { karpenterPermissions } from "./karpenterPolicy.ts";
import { INTERRUPTIONS, type KarpenterObject, type KarpenterShape, karpenterAccount, planPools } from "./plan/index.ts";
import { ec2Service, NODE_POLICIES, podTrust, queuePolicy, serviceTrust } from "./policies.ts";
import { makeRole, type ReadyRole } from "./roles.ts";

/** What Karpenter's chart and its node classes are told. */
export interface KarpenterOutputs {
    /** `settings.interruptionQueue` of the chart. */
    readonly queueName: pulumi.Output<string>;
    /** `spec.role` of node classes. */
    readonly nodeRoleName: pulumi.Output<string>;
    readonly nodeRoleArn: pulumi.Output<string>;
    readonly controllerRoleArn: pulumi.Output<string>;
    /** Value of the tag `karpenter.sh/discovery` on the cluster's security group, for `securityGroupSelectorTerms`. */
    readonly securityGroupDiscovery: string;
    /** Node classes and node pools, to be applied once the chart is installed; none where the settings name no pools. */
    readonly objects: pulumi.Output<KarpenterObject[]>;
}

interface KarpenterHost {
    readonly name: string;
    readonly args: ClusterArgs;
    readonly cluster: aws.eks.Cluster;
    readonly parent: pulumi.Resource;
}

/** What Karpenter needs from AWS before its chart is installed: two roles, a queue of interruptions, and a tag. */
export function makeKarpenter(host: KarpenterHost, karpenter: KarpenterShape): KarpenterOutputs {
    const { name, args, cluster, parent } = host;
    const nodeRole = makeNodeRole(host);
    const queue = makeQueue(host);
    const controllerRoleArn = makeController(host, karpenter, queue, nodeRole);
    // The name of the cluster, not of the environment: two clusters of one VPC must not find each other's group.
    new aws.ec2.Tag(
        `${name}-karpenter-discovery`,
        {
            resourceId: cluster.vpcConfig.apply(({ clusterSecurityGroupId }) => clusterSecurityGroupId),
            key: "karpenter.sh/discovery",
            value: args.clusterName,
        },
        { parent },
    );
    return {
        queueName: queue.name,
        nodeRoleName: nodeRole.role.name,
        nodeRoleArn: nodeRole.arn,
        controllerRoleArn,
        securityGroupDiscovery: args.clusterName,
        objects: objectsOf(host, karpenter, nodeRole),
    };
}

function objectsOf(
    { args, cluster }: KarpenterHost,
    { pools = {} }: KarpenterShape,
    nodeRole: ReadyRole,
): pulumi.Output<KarpenterObject[]> {
    const { subnetIds, tags = {}, nodeTags = tags } = args;
    return pulumi
        .all([nodeRole.role.name, subnetIds, cluster.vpcConfig])
        .apply(([nodeRoleName, subnets, { clusterSecurityGroupId }]) =>
            planPools(pools, {
                nodeRoleName,
                subnetIds: subnets,
                securityGroupId: clusterSecurityGroupId,
                tags: nodeTags,
            }),
        );
}

/** A role apart from the groups': EKS makes their access entry itself, and keeps one for a role. */
function makeNodeRole({ name, args, cluster, parent }: KarpenterHost): ReadyRole {
    const { clusterName, partition = "aws", tags = {} } = args;
    const role = makeRole(
        `${name}-karpenter-node-role`,
        {
            description: `Nodes that Karpenter adds to ${clusterName}`,
            trust: serviceTrust(ec2Service(partition)),
            managedPolicies: NODE_POLICIES,
            partition,
            tags,
        },
        parent,
    );
    const logicalName = `${name}-karpenter-nodes`;
    new aws.eks.AccessEntry(
        logicalName,
        {
            clusterName: cluster.name,
            principalArn: role.arn,
            type: "EC2_LINUX",
            tags: { Name: logicalName, ...tags },
        },
        { parent },
    );
    return role;
}

/** Seconds a warning is kept: a spot node is gone two minutes after its own (Karpenter, "CloudFormation" reference). */
const WARNING_KEPT = 300;

function makeQueue({ name, args, parent }: KarpenterHost): aws.sqs.Queue {
    const logicalName = `${name}-karpenter`;
    const queue = new aws.sqs.Queue(
        logicalName,
        {
            messageRetentionSeconds: WARNING_KEPT,
            // A key of our own would have to let EventBridge in, for messages that hold no more than ids of instances.
            sqsManagedSseEnabled: true,
            tags: { Name: logicalName, ...args.tags },
        },
        { parent },
    );
    const rules = Object.entries(INTERRUPTIONS).map(([key, { description, ...pattern }]) => {
        const ruleName = `${logicalName}-${key}`;
        const rule = new aws.cloudwatch.EventRule(
            ruleName,
            {
                description: `${description}, for Karpenter of ${args.clusterName}`,
                eventPattern: JSON.stringify({ source: [pattern.source], "detail-type": [pattern.detailType] }),
                tags: { Name: ruleName, ...args.tags },
            },
            { parent },
        );
        new aws.cloudwatch.EventTarget(ruleName, { rule: rule.name, arn: queue.arn }, { parent });
        return rule.arn;
    });
    new aws.sqs.QueuePolicy(logicalName, { queueUrl: queue.url, policy: queuePolicy(queue.arn, rules) }, { parent });
    return queue;
}

function makeController(
    { name, args, cluster, parent }: KarpenterHost,
    karpenter: KarpenterShape,
    queue: aws.sqs.Queue,
    nodeRole: ReadyRole,
): pulumi.Output<string> {
    const { clusterName, account, region, partition = "aws", tags = {} } = args;
    const { namespace, serviceAccount } = karpenterAccount(karpenter);
    const logicalName = `${name}-karpenter-role`;
    const { arn, role } = makeRole(
        logicalName,
        {
            description: `Karpenter in ${clusterName}`,
            trust: podTrust({ clusterName, namespace, serviceAccount }),
            managedPolicies: [],
            partition,
            tags,
        },
        parent,
    );
    const place = { clusterName, account, region, partition, queueArn: queue.arn, nodeRoleArn: nodeRole.arn };
    const permissions = new aws.iam.RolePolicy(
        `${logicalName}-permissions`,
        { role: role.name, policy: karpenterPermissions(place) },
        { parent },
    );
    new aws.eks.PodIdentityAssociation(
        `${name}-karpenter`,
        {
            clusterName: cluster.name,
            namespace,
            serviceAccount,
            roleArn: arn,
            tags: { Name: `${name}-karpenter`, ...tags },
        },
        { parent, dependsOn: [permissions] },
    );
    return arn;
}
