import { checkedChange } from "@plinth/core/components";
import { toProblems } from "@plinth/core/settings";
import { Key } from "@plinth/keys";
import * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import { AUTO_MODE_POLICIES, autoModeInputs } from "./autoMode.ts";
import type { ClusterArgs } from "./clusterArgs.ts";
import { checkVersionStep, DEFAULTS } from "./plan/index.ts";
import { autoModeTrust, secretsKeyUse, serviceTrust } from "./policies.ts";
import { makeRole, type ReadyRole } from "./roles.ts";

/** All five: who did what (audit, authenticator) and why something did not happen (the others). */
const LOG_TYPES = ["api", "audit", "authenticator", "controllerManager", "scheduler"];

/**
 * The control plane with its keys, role and log group.
 * @param autoNodeRole the role of the nodes that EKS runs, for a cluster in Auto Mode
 */
export function makeControlPlane(
    name: string,
    args: ClusterArgs,
    autoNodeRole: ReadyRole | undefined,
    parent: pulumi.Resource,
): aws.eks.Cluster {
    const { clusterName, partition = "aws", tags = {}, publicAccess } = args;
    const deletionProtection = args.deletionProtection ?? DEFAULTS.deletionProtection;
    const kept = { parent, ...(deletionProtection ? { protect: true } : {}) };
    const keyArgs = { account: args.account, region: args.region, partition, tags };

    // EKS writes to a group of this name, and would make it itself, without a key and for ever.
    const logGroup = `/aws/eks/${clusterName}/cluster`;
    const logsKey = new Key(
        `${name}-logs`,
        {
            ...keyArgs,
            description: `Control plane logs of ${clusterName}`,
            services: ["logs"],
            logGroups: [logGroup],
        },
        kept,
    );
    const logs = new aws.cloudwatch.LogGroup(
        `${name}-logs`,
        {
            name: logGroup,
            retentionInDays: args.logRetentionDays ?? DEFAULTS.logRetentionDays,
            kmsKeyId: logsKey.arn,
            tags: { Name: `${name}-logs`, ...tags },
        },
        { parent },
    );

    const secretsKey = new Key(
        `${name}-secrets`,
        { ...keyArgs, description: `Kubernetes secrets of ${clusterName}` },
        kept,
    );
    const role = makeRole(
        `${name}-role`,
        {
            description: `Control plane of ${clusterName}`,
            // Kept where it is being switched off, too: EKS still takes the role so to end its nodes.
            trust: args.autoMode === undefined ? serviceTrust("eks.amazonaws.com") : autoModeTrust(),
            managedPolicies: ["AmazonEKSClusterPolicy", ...(args.autoMode ? AUTO_MODE_POLICIES : [])],
            partition,
            tags,
        },
        parent,
    );
    const keyUse = new aws.iam.RolePolicy(
        `${name}-role-secrets-key`,
        // As an object, not as JSON: a preview then shows everything but the key's ARN, and rules can judge it.
        { role: role.role.name, policy: secretsKeyUse(secretsKey.arn) },
        { parent },
    );

    const { elasticLoadBalancing, ...autoMode } = autoModeInputs(args.autoMode, autoNodeRole);
    return new aws.eks.Cluster(
        `${name}-cluster`,
        {
            name: clusterName,
            version: args.version,
            roleArn: role.arn,
            vpcConfig: {
                subnetIds: args.subnetIds,
                endpointPrivateAccess: true,
                endpointPublicAccess: publicAccess !== undefined,
                ...(publicAccess === undefined ? {} : { publicAccessCidrs: [...publicAccess.cidrs] }),
            },
            kubernetesNetworkConfig: {
                ipFamily: "ipv4",
                serviceIpv4Cidr: args.serviceCidr ?? DEFAULTS.serviceCidr,
                ...(elasticLoadBalancing === undefined ? {} : { elasticLoadBalancing }),
            },
            ...autoMode,
            accessConfig: { authenticationMode: "API", bootstrapClusterCreatorAdminPermissions: false },
            // The add-ons below take the place of those EKS would install by itself, in versions of its choice.
            bootstrapSelfManagedAddons: false,
            enabledClusterLogTypes: LOG_TYPES,
            encryptionConfig: { provider: { keyArn: secretsKey.arn }, resources: ["secrets"] },
            // Without this a version that runs out of support is kept for a fee instead of being upgraded.
            upgradePolicy: { supportType: "STANDARD" },
            zonalShiftConfig: { enabled: true },
            deletionProtection,
            tags: { Name: `${name}-cluster`, ...tags },
        },
        {
            ...kept,
            // EKS takes other subnets later only in the zones the cluster was made in (EKS User Guide, "Amazon EKS VPC and
            // subnet requirements"), and nodes need no subnet of the control plane's: a zone more is not its business.
            ignoreChanges: ["vpcConfig.subnetIds"],
            dependsOn: [logs, keyUse, ...role.ready, ...(autoNodeRole?.ready ?? [])],
            hooks: {
                beforeUpdate: [
                    checkedChange(`${name}-cluster`, { kind: "cluster", name }, (before, after) =>
                        toProblems(checkVersionStep(before["version"], after["version"])),
                    ),
                ],
            },
        },
    );
}
