import { type Change, everywhere, nothing } from "../../change.ts";
import { all, keysReversed, set } from "../../edit.ts";

const file = "cluster";
const main = "instances.main";
const olderVersion = all(
    set(`${main}.version`, "1.35"),
    set(`${main}.addOns.kube-proxy.version`, "v1.35.3-eksbuild.13"),
);

/** Changes of a control plane. */
export const clusterControlPlaneChanges: readonly Change[] = [
    {
        title: "the next Kubernetes version",
        file,
        before: olderVersion,
        edit: all(set(`${main}.version`, "1.36"), set(`${main}.addOns.kube-proxy.version`, "v1.36.0-eksbuild.14")),
        expected: {
            dev: {
                updates: {
                    "Addon cluster-main-addon-kube-proxy": ["addonVersion"],
                    "Cluster cluster-main-cluster": ["version"],
                    "NodeGroup cluster-main-nodes-general": ["version"],
                },
            },
            prod: {
                updates: {
                    "Addon cluster-main-addon-kube-proxy": ["addonVersion"],
                    "Cluster cluster-main-cluster": ["version"],
                    "NodeGroup cluster-main-nodes-general": ["version"],
                    "NodeGroup cluster-main-nodes-system": ["version"],
                },
            },
        },
    },
    {
        title: "another version of an add-on",
        file,
        edit: set(`${main}.addOns.vpc-cni.version`, "v1.22.4-eksbuild.1"),
        expected: everywhere({ updates: { "Addon cluster-main-addon-vpc-cni": ["addonVersion"] } }),
    },
    {
        title: "settings of an add-on",
        file,
        edit: set(`${main}.addOns.coredns.configuration`, { replicaCount: 3 }),
        expected: everywhere({ updates: { "Addon cluster-main-addon-coredns": ["configurationValues"] } }),
    },
    { title: "settings in another order", file, edit: keysReversed(), expected: nothing },
    {
        title: "logs kept longer",
        file,
        edit: set(`${main}.logRetentionDays`, 731),
        expected: everywhere({ updates: { "LogGroup cluster-main-logs": ["retentionInDays"] } }),
    },
    {
        title: "deletion protection",
        file,
        edit: set(`${main}.deletionProtection`, true),
        expected: {
            dev: {
                updates: { "Cluster cluster-main-cluster": ["deletionProtection"] },
                options: {
                    "Alias cluster-main-logs-alias": ["protect"],
                    "Alias cluster-main-secrets-alias": ["protect"],
                    "Cluster cluster-main-cluster": ["protect"],
                    "Key cluster-main-logs-key": ["protect"],
                    "Key cluster-main-secrets-key": ["protect"],
                },
            },
        },
    },
    {
        title: "no deletion protection",
        file,
        edit: set(`${main}.deletionProtection`, false),
        expected: {
            prod: {
                updates: { "Cluster cluster-main-cluster": ["deletionProtection"] },
                options: {
                    "Alias cluster-main-logs-alias": ["protect"],
                    "Alias cluster-main-secrets-alias": ["protect"],
                    "Cluster cluster-main-cluster": ["protect"],
                    "Key cluster-main-logs-key": ["protect"],
                    "Key cluster-main-secrets-key": ["protect"],
                },
            },
        },
    },
    {
        title: "defaults written out",
        file,
        edit: all(set(`${main}.serviceCidr`, "172.20.0.0/16"), set(`${main}.podIdentities`, {})),
        expected: nothing,
    },
];
