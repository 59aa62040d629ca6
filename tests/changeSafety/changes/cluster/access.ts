import { type Change, everywhere } from "../../change.ts";
import { add, remove, set } from "../../edit.ts";

const file = "cluster";
const main = "instances.main";
const oncall = { roleArn: "arn:aws:iam::222222222222:role/oncall", level: "view" };

/** Changes of who and what reaches a cluster. */
export const clusterAccessChanges: readonly Change[] = [
    {
        title: "an access entry more",
        file,
        edit: set(`${main}.access.oncall`, oncall),
        expected: everywhere({
            creates: { "eks/accessEntry:AccessEntry": 1, "eks/accessPolicyAssociation:AccessPolicyAssociation": 1 },
        }),
    },
    {
        title: "another level of access",
        file,
        before: set(`${main}.access.oncall`, oncall),
        edit: set(`${main}.access.oncall.level`, "admin"),
        expected: everywhere({ updates: { "AccessPolicyAssociation cluster-main-access-oncall": ["policyArn"] } }),
    },
    {
        title: "access to some namespaces",
        file,
        before: set(`${main}.access.oncall`, oncall),
        edit: set(`${main}.access.oncall.namespaces`, ["shop"]),
        expected: everywhere({ updates: { "AccessPolicyAssociation cluster-main-access-oncall": ["accessScope"] } }),
    },
    {
        title: "an access entry less",
        file,
        before: set(`${main}.access.oncall`, oncall),
        edit: remove(`${main}.access.oncall`),
        expected: everywhere({
            deletes: { "eks/accessEntry:AccessEntry": 1, "eks/accessPolicyAssociation:AccessPolicyAssociation": 1 },
        }),
    },
    {
        title: "the Kubernetes API for an office",
        file,
        edit: set(`${main}.publicAccess`, { cidrs: ["1.2.3.0/24"], reason: "runners without a VPN" }),
        expected: everywhere({ updates: { "Cluster cluster-main-cluster": ["vpcConfig"] } }),
    },
    {
        title: "another office",
        file,
        before: set(`${main}.publicAccess`, { cidrs: ["1.2.3.0/24"], reason: "runners without a VPN" }),
        edit: add(`${main}.publicAccess.cidrs`, "1.2.4.0/24"),
        expected: everywhere({ updates: { "Cluster cluster-main-cluster": ["vpcConfig"] } }),
    },
    {
        title: "the private endpoint for a network",
        file,
        edit: set(`${main}.privateAccess`, { runners: "10.9.0.0/16" }),
        expected: everywhere({ creates: { "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1 } }),
    },
    {
        title: "a database less to connect to",
        file,
        edit: set(`${main}.connectTo.databases`, []),
        expected: everywhere({ deletes: { "vpc/securityGroupIngressRule:SecurityGroupIngressRule": 1 } }),
    },
    {
        title: "permissions of pods",
        file,
        edit: set(`${main}.podIdentities`, {
            reports: {
                namespace: "shop",
                serviceAccount: "reports",
                roleArn: "arn:aws:iam::222222222222:role/reports",
            },
        }),
        expected: everywhere({ creates: { "eks/podIdentityAssociation:PodIdentityAssociation": 1 } }),
    },
];
