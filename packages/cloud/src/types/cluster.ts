import type { TypeModel } from "../model/model.ts";

// Names of computed properties: type declarations of @pulumi/aws 7.48. Forms of ids, ARNs and host names are written
// from knowledge of AWS and compared with no account; nothing but their looks depends on them.

/** EKS. */
export const clusterTypes: Readonly<Record<string, TypeModel>> = {
    "aws:eks/cluster:Cluster": {
        taggable: true,
        autoname: { property: "name", maxLength: 100 },
        defaults: { bootstrapSelfManagedAddons: true },
        compute: (context) => {
            const name = context.text("name");
            const unique = context.hex("endpoint", 32).toUpperCase();
            const { region } = context.target;
            return {
                id: name,
                outputs: {
                    arn: context.arn("eks", `cluster/${name}`),
                    certificateAuthority: { data: Buffer.from(`certificate of ${name}`).toString("base64") },
                    // AWS gives an id to clusters on Outposts only.
                    clusterId: "",
                    createdAt: context.moment,
                    endpoint: `https://${unique}.gr7.${region}.eks.amazonaws.com`,
                    identities: [{ oidcs: [{ issuer: `https://oidc.eks.${region}.amazonaws.com/id/${unique}` }] }],
                    platformVersion: "eks.1",
                    status: "ACTIVE",
                    vpcConfig: { clusterSecurityGroupId: context.ec2Id("sg"), vpcId: context.ec2Id("vpc") },
                    kubernetesNetworkConfig: { ipFamily: "ipv4", serviceIpv4Cidr: "172.20.0.0/16" },
                },
            };
        },
    },
    "aws:eks/nodeGroup:NodeGroup": {
        taggable: true,
        autoname: { property: "nodeGroupName", maxLength: 63 },
        compute: (context) => {
            const cluster = context.text("clusterName");
            const name = context.text("nodeGroupName");
            const uuid = context.uuid("group");
            return {
                id: `${cluster}:${name}`,
                outputs: {
                    arn: context.arn("eks", `nodegroup/${cluster}/${name}/${uuid}`),
                    status: "ACTIVE",
                    resources: [
                        { autoscalingGroups: [{ name: `eks-${name}-${uuid}` }], remoteAccessSecurityGroupId: "" },
                    ],
                },
            };
        },
    },
    "aws:eks/addon:Addon": {
        taggable: true,
        compute: (context) => {
            const cluster = context.text("clusterName");
            const name = context.text("addonName");
            return {
                id: `${cluster}:${name}`,
                outputs: {
                    arn: context.arn("eks", `addon/${cluster}/${name}/${context.uuid("addon")}`),
                    createdAt: context.moment,
                    modifiedAt: context.moment,
                },
            };
        },
    },
    "aws:eks/accessEntry:AccessEntry": {
        taggable: true,
        defaults: { type: "STANDARD" },
        compute: (context) => {
            const cluster = context.text("clusterName");
            const principal = context.text("principalArn");
            return {
                id: `${cluster}:${principal}`,
                outputs: {
                    accessEntryArn: context.arn("eks", `access-entry/${cluster}/${context.uuid("entry")}`),
                    createdAt: context.moment,
                    modifiedAt: context.moment,
                    userName: principal,
                },
            };
        },
    },
    "aws:eks/accessPolicyAssociation:AccessPolicyAssociation": {
        compute: (context) => ({
            id: [context.text("clusterName"), context.text("principalArn"), context.text("policyArn")].join("#"),
            outputs: { associatedAt: context.moment, modifiedAt: context.moment },
        }),
    },
    "aws:eks/podIdentityAssociation:PodIdentityAssociation": {
        taggable: true,
        compute: (context) => {
            const id = `a-${context.hex("association", 17)}`;
            return {
                id,
                outputs: {
                    associationId: id,
                    associationArn: context.arn("eks", `podidentityassociation/${context.text("clusterName")}/${id}`),
                },
            };
        },
    },
    "aws:eks/fargateProfile:FargateProfile": {
        taggable: true,
        autoname: { property: "fargateProfileName", maxLength: 63 },
        compute: (context) => {
            const [cluster, name] = [context.text("clusterName"), context.text("fargateProfileName")];
            return {
                id: `${cluster}:${name}`,
                outputs: {
                    arn: context.arn("eks", `fargateprofile/${cluster}/${name}/${context.uuid("profile")}`),
                    status: "ACTIVE",
                },
            };
        },
    },
    "aws:eks/identityProviderConfig:IdentityProviderConfig": {
        taggable: true,
        compute: (context) => {
            const cluster = context.text("clusterName");
            return {
                id: `${cluster}:${context.hex("config", 8)}`,
                outputs: {
                    arn: context.arn("eks", `identityproviderconfig/${cluster}/oidc/${context.uuid("config")}`),
                    status: "ACTIVE",
                },
            };
        },
    },
};
