import { logOptOuts } from "@plinth/core/components";
import type { Widgets } from "@plinth/alarms";
import { refuseProblems } from "@plinth/core/errors";
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { grantAccess, openEndpoint } from "./access.ts";
import { makeAddOn } from "./addOn.ts";
import { watchCluster } from "./alarms.ts";
import { admitAutoNodes, makeAutoNodeRole } from "./autoMode.ts";
import { checkClusterArgs } from "./checkClusterArgs.ts";
import type { ClusterArgs } from "./clusterArgs.ts";
import { makeControlPlane } from "./controlPlane.ts";
import { type KarpenterOutputs, makeKarpenter } from "./karpenter.ts";
import { makeNodeGroup } from "./nodeGroup.ts";
import {
    type AddOns,
    addOnsOf,
    type AddOnName,
    clusterOptOuts,
    dnsCidrOf,
    kubeconfigOf,
    type NetworkPolicies,
    networkPoliciesOf,
    planNodeGroup,
} from "./plan/index.ts";
import { givePodIdentities } from "./podIdentities.ts";
import { ec2Service, NODE_POLICIES, serviceTrust } from "./policies.ts";
import { makeRole, type ReadyRole } from "./roles.ts";

/**
 * A Kubernetes cluster on EKS, secure when called with the least: private endpoint, all control plane logs in an
 * encrypted log group, secrets encrypted with a key of its own, access through EKS access entries alone, nodes with
 * IMDSv2 and encrypted disks, add-ons in pinned versions, pods with identities of their own.
 *
 * Order: what nodes need (networking, identities), then nodes, then what runs on them. A private endpoint is reached
 * from inside the VPC only, by people and by deployments of what runs in the cluster.
 */
export class Cluster extends pulumi.ComponentResource {
    /** The cluster's name in AWS. */
    readonly clusterName: pulumi.Output<string>;
    readonly arn: pulumi.Output<string>;
    /** URL of the Kubernetes API. */
    readonly endpoint: pulumi.Output<string>;
    /** The certificate authority of the Kubernetes API, base64-encoded PEM. */
    readonly certificateAuthority: pulumi.Output<string>;
    /** For the Kubernetes provider of programs in the VPC; asks for a token at every use, so it is no secret. */
    readonly kubeconfig: pulumi.Output<string>;
    /** The security group EKS made for the control plane and the nodes: what databases and caches are opened for. */
    readonly clusterSecurityGroupId: pulumi.Output<string>;
    readonly nodeRoleArn: pulumi.Output<string>;
    /** Roles of the pods with identities, by the identity's name. */
    readonly podRoleArns: pulumi.Output<Record<string, string>>;
    /** What Karpenter's chart and node classes are told; `undefined` where the cluster has none. */
    readonly karpenter: pulumi.Output<pulumi.Unwrap<KarpenterOutputs>> | undefined;
    /** Issuer of the identities of service accounts, for roles that pods take without EKS Pod Identity (on Fargate). */
    readonly oidcIssuer: pulumi.Output<string>;
    readonly oidcProviderArn: pulumi.Output<string>;
    /** The cluster's name once pods can run and people can come in: what is installed in the cluster waits for it. */
    readonly readyName: pulumi.Output<string>;
    /** Who makes pods keep to network policies; known before the cluster is there. */
    readonly networkPolicies: NetworkPolicies;
    /** The address that pods ask for names, as a block; known before the cluster is there. */
    readonly dnsCidr: string;
    /** What a dashboard shows of the cluster: states of its alarms, and what they watch. */
    readonly widgets: Widgets;

    /** @throws ProblemsError with everything that is wrong with the arguments, before anything registers. */
    constructor(name: string, args: ClusterArgs, opts?: pulumi.ComponentResourceOptions) {
        refuseProblems("cluster", name, checkClusterArgs(name, args));
        super("plinth:cluster:Cluster", name, {}, opts);
        logOptOuts(name, clusterOptOuts, args);

        const autoNodeRole = args.autoMode ? makeAutoNodeRole(name, args, this) : undefined;
        const cluster = makeControlPlane(name, args, autoNodeRole, this);
        this.clusterName = cluster.name;
        this.arn = cluster.arn;
        this.endpoint = cluster.endpoint;
        this.networkPolicies = networkPoliciesOf(args);
        this.dnsCidr = dnsCidrOf(args.serviceCidr);
        this.certificateAuthority = cluster.certificateAuthority.apply(({ data }) => data);
        this.kubeconfig = pulumi
            .all([cluster.name, this.endpoint, this.certificateAuthority])
            .apply(([clusterName, endpoint, certificateAuthority]) =>
                kubeconfigOf({ clusterName, endpoint, certificateAuthority, region: args.region }),
            );
        this.clusterSecurityGroupId = cluster.vpcConfig.apply(({ clusterSecurityGroupId }) => clusterSecurityGroupId);
        this.oidcIssuer = cluster.identities.apply(issuerOf);
        this.oidcProviderArn = this.#makeOidcProvider(name, args).arn;
        const access = grantAccess(name, args, cluster, this);
        openEndpoint(name, args, cluster, this);
        this.podRoleArns = givePodIdentities(name, args, cluster, this);
        if (args.karpenter !== undefined) {
            this.karpenter = pulumi.output(makeKarpenter({ name, args, cluster, parent: this }, args.karpenter));
        }
        const { nodeRole, groups, ready } = this.#runNodes(name, args, cluster, autoNodeRole);
        this.nodeRoleArn = nodeRole.arn;
        this.readyName = pulumi.all([...access, ...ready].map(({ urn }) => urn)).apply(() => cluster.name);
        const queueName = this.karpenter?.queueName;
        this.widgets = watchCluster(name, args, { cluster, groups, queueName }, this);

        this.registerOutputs({
            clusterName: this.clusterName,
            arn: this.arn,
            endpoint: this.endpoint,
            certificateAuthority: this.certificateAuthority,
            kubeconfig: this.kubeconfig,
            clusterSecurityGroupId: this.clusterSecurityGroupId,
            nodeRoleArn: this.nodeRoleArn,
            podRoleArns: this.podRoleArns,
            ...(this.karpenter === undefined ? {} : { karpenter: this.karpenter }),
            oidcIssuer: this.oidcIssuer,
            oidcProviderArn: this.oidcProviderArn,
            networkPolicies: this.networkPolicies,
            dnsCidr: this.dnsCidr,
            readyName: this.readyName,
        });
    }

    #makeOidcProvider(name: string, { tags }: ClusterArgs): aws.iam.OpenIdConnectProvider {
        const logicalName = `${name}-oidc`;
        return new aws.iam.OpenIdConnectProvider(
            logicalName,
            { url: this.oidcIssuer, clientIdLists: ["sts.amazonaws.com"], tags: { Name: logicalName, ...tags } },
            { parent: this },
        );
    }

    /** Makes the nodes and what runs on them, in order. */
    #runNodes(
        name: string,
        args: ClusterArgs,
        cluster: aws.eks.Cluster,
        autoNodeRole: ReadyRole | undefined,
    ): { nodeRole: ReadyRole; groups: Record<string, aws.eks.NodeGroup>; ready: pulumi.Resource[] } {
        if (args.autoMode && autoNodeRole !== undefined) {
            admitAutoNodes(name, args, cluster, autoNodeRole, this);
            // Pods wait for nodes, and EKS adds nodes for waiting pods.
            const ready = this.#install("after-nodes", name, args, cluster, []);
            return { nodeRole: autoNodeRole, groups: {}, ready };
        }
        const nodeRole = this.#makeNodeRole(name, args);
        const before = this.#install("before-nodes", name, args, cluster, []);
        const groups = this.#makeNodes(name, args, cluster, nodeRole, before);
        const nodes = Object.values(groups);
        const after = this.#install("after-nodes", name, args, cluster, nodes);
        return { nodeRole, groups, ready: [...nodes, ...after] };
    }

    #makeNodeRole(name: string, { clusterName, partition = "aws", tags = {} }: ClusterArgs): ReadyRole {
        return makeRole(
            `${name}-node-role`,
            {
                description: `Nodes of ${clusterName}`,
                trust: serviceTrust(ec2Service(partition)),
                managedPolicies: NODE_POLICIES,
                partition,
                tags,
            },
            this,
        );
    }

    #makeNodes(
        name: string,
        args: ClusterArgs,
        cluster: aws.eks.Cluster,
        nodeRole: ReadyRole,
        before: pulumi.Resource[],
    ): Record<string, aws.eks.NodeGroup> {
        const { version, subnetIds, tags = {}, nodeTags = tags } = args;
        const host = { clusterName: cluster.name, version, subnetIds, nodeRoleArn: nodeRole.arn, tags, nodeTags };
        const options = { parent: this, dependsOn: [...before, ...nodeRole.ready] };
        return Object.fromEntries(
            Object.entries(args.nodeGroups ?? {}).map(([key, group]) => [
                key,
                makeNodeGroup(`${name}-nodes-${key}`, planNodeGroup(group), host, options),
            ]),
        );
    }

    /** Installs the add-ons of one phase. */
    #install(
        phase: Parameters<typeof addOnsOf>[0],
        name: string,
        args: ClusterArgs,
        cluster: aws.eks.Cluster,
        dependsOn: pulumi.Resource[],
    ): pulumi.Resource[] {
        const { clusterName, partition = "aws", tags = {} } = args;
        const host = { name, clusterName, cluster, partition, tags };
        const addOns: AddOns = args.addOns ?? {};
        return addOnsOf(phase, addOns).flatMap((addOnName: AddOnName) => {
            const addOn = addOns[addOnName];
            return addOn === undefined ? [] : [makeAddOn(addOnName, addOn, host, { parent: this, dependsOn })];
        });
    }
}

function issuerOf(identities: readonly { oidcs?: { issuer?: string }[] }[]): string {
    const issuer = identities[0]?.oidcs?.[0]?.issuer;
    if (issuer === undefined)
        throw new Error("EKS returned a cluster without an OIDC issuer; it has one for every cluster that is active");
    return issuer;
}
