import { type Change, everywhere } from "../../change.ts";
import { remove, rename, set } from "../../edit.ts";

const file = "cluster";
const main = "instances.main";

/** Changes that cost a cluster. */
export const clusterLossChanges: readonly Change[] = [
    {
        title: "other addresses of services",
        file,
        edit: set(`${main}.serviceCidr`, "172.21.0.0/16"),
        expected: everywhere({
            updates: {
                "SecurityGroupIngressRule cluster-main-to-cache-sessions": ["referencedSecurityGroupId"],
                "SecurityGroupIngressRule cluster-main-to-database-orders": ["referencedSecurityGroupId"],
            },
            replaces: { "OpenIdConnectProvider cluster-main-oidc": ["url"] },
            refused: ["Cluster cluster-main-cluster"],
        }),
    },
    {
        title: "another name for a cluster",
        file,
        edit: rename(main, "primary"),
        expected: {
            dev: {
                creates: {
                    "cloudwatch/logGroup:LogGroup": 1,
                    "ec2/launchTemplate:LaunchTemplate": 1,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/cluster:Cluster": 1,
                    "eks/nodeGroup:NodeGroup": 1,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "kms/key:Key": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                deletes: {
                    "ec2/launchTemplate:LaunchTemplate": 1,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/nodeGroup:NodeGroup": 1,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                refused: [
                    "Cluster cluster-main-cluster",
                    "Key cluster-main-logs-key",
                    "Key cluster-main-secrets-key",
                    "LogGroup cluster-main-logs",
                ],
            },
            prod: {
                creates: {
                    "cloudwatch/logGroup:LogGroup": 1,
                    "ec2/launchTemplate:LaunchTemplate": 2,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/cluster:Cluster": 1,
                    "eks/nodeGroup:NodeGroup": 2,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "kms/key:Key": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                deletes: {
                    "ec2/launchTemplate:LaunchTemplate": 2,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/nodeGroup:NodeGroup": 2,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                refused: [
                    "Cluster cluster-main-cluster",
                    "Key cluster-main-logs-key",
                    "Key cluster-main-secrets-key",
                    "LogGroup cluster-main-logs",
                ],
            },
        },
    },
    {
        title: "a cluster less",
        file,
        before: (settings) => {
            const { instances } = settings as { instances: Record<string, object> };
            instances["second"] = structuredClone(instances["main"] as object);
        },
        edit: remove("instances.second"),
        expected: {
            dev: {
                deletes: {
                    "ec2/launchTemplate:LaunchTemplate": 1,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/nodeGroup:NodeGroup": 1,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                refused: [
                    "Cluster cluster-second-cluster",
                    "Key cluster-second-logs-key",
                    "Key cluster-second-secrets-key",
                    "LogGroup cluster-second-logs",
                ],
            },
            prod: {
                deletes: {
                    "ec2/launchTemplate:LaunchTemplate": 2,
                    "eks/accessEntry:AccessEntry": 2,
                    "eks/accessPolicyAssociation:AccessPolicyAssociation": 2,
                    "eks/addon:Addon": 5,
                    "eks/nodeGroup:NodeGroup": 2,
                    "iam/openIdConnectProvider:OpenIdConnectProvider": 1,
                    "iam/role:Role": 4,
                    "iam/rolePolicy:RolePolicy": 1,
                    "iam/rolePolicyAttachment:RolePolicyAttachment": 5,
                    "kms/alias:Alias": 2,
                    "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 2,
                },
                refused: [
                    "Cluster cluster-second-cluster",
                    "Key cluster-second-logs-key",
                    "Key cluster-second-secrets-key",
                    "LogGroup cluster-second-logs",
                ],
            },
        },
    },
];
