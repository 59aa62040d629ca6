import type { Violation } from "@plinth/core/settings";
import { minorVersionOf } from "./kubernetesVersion.ts";
import type { AddOn, AddOns } from "./shape.ts";

/** Sort of thing an add-on is, in the order of installation. */
export interface AddOnRule {
    /** Nodes join only once pods can get addresses and credentials; DNS and storage run on nodes. */
    readonly phase: "before-nodes" | "after-nodes";
    /** A cluster without it does not work. */
    readonly required: boolean;
    /** Auto Mode leaves it to the user; what it brings itself must not be installed a second time. */
    readonly besideAutoMode?: true;
    /** The AWS permissions of the add-on's pods, through EKS Pod Identity. */
    readonly identity?: { readonly serviceAccount: string; readonly managedPolicy: string };
    /** The oldest version this repository's use of it works with, and why. */
    readonly oldest?: { readonly version: readonly [number, number]; readonly reason: string };
}

/** The add-ons a cluster may have. */
export const addOnRules = {
    "eks-pod-identity-agent": { phase: "before-nodes", required: true },
    "kube-proxy": { phase: "before-nodes", required: true },
    "vpc-cni": {
        phase: "before-nodes",
        required: true,
        identity: { serviceAccount: "aws-node", managedPolicy: "AmazonEKS_CNI_Policy" },
    },
    coredns: { phase: "after-nodes", required: true },
    "aws-ebs-csi-driver": {
        phase: "after-nodes",
        required: true,
        identity: {
            serviceAccount: "ebs-csi-controller-sa",
            managedPolicy: "AmazonEBSCSIDriverEKSClusterScopedPolicy",
        },
        // kubernetes-sigs/aws-ebs-csi-driver, announcement #2918: older drivers do not tag volumes with the cluster's name.
        oldest: {
            version: [1, 58],
            reason: "its permissions are limited to volumes that the driver tags with the cluster's name",
        },
    },
    "eks-node-monitoring-agent": { phase: "after-nodes", required: false },
    "metrics-server": { phase: "after-nodes", required: false, besideAutoMode: true },
    "snapshot-controller": { phase: "after-nodes", required: false, besideAutoMode: true },
} as const satisfies Record<string, AddOnRule>;

export type AddOnName = keyof typeof addOnRules;

/** The add-ons that a cluster in Auto Mode may have. */
export type AutoModeAddOnName = {
    [Name in AddOnName]: (typeof addOnRules)[Name] extends { besideAutoMode: true } ? Name : never;
}[AddOnName];

export const ADD_ON_NAMES = Object.keys(addOnRules) as AddOnName[];
export const REQUIRED_ADD_ONS = ADD_ON_NAMES.filter((name) => addOnRules[name].required);

/** An add-on's version as EKS names it; the form alone, since only AWS knows which versions exist. */
export const ADD_ON_VERSION = /^v(\d+)\.(\d+)\.\d+-eksbuild\.\d+$/;

/** Minor versions kube-proxy may lag behind the API server (Kubernetes documentation, "Version Skew Policy"). */
export const KUBE_PROXY_LAG = 3;

/** The add-ons of one phase, in the order of the table. */
export function addOnsOf(phase: AddOnRule["phase"], addOns: AddOns): AddOnName[] {
    return ADD_ON_NAMES.filter((name) => addOnRules[name].phase === phase && addOns[name] !== undefined);
}

export function addOnRule(name: AddOnName): AddOnRule {
    return addOnRules[name];
}

/** Who makes pods keep to NetworkPolicy objects: the VPC CNI, Auto Mode where its controller is switched on in the cluster, or nobody. */
export const NETWORK_POLICIES = ["vpc-cni", "auto-mode", "off"] as const;
export type NetworkPolicies = (typeof NETWORK_POLICIES)[number];

/** Whether network policies of a cluster are kept to, by whom. */
export function networkPoliciesOf(shape: {
    readonly autoMode?: unknown;
    readonly addOns?: AddOns | undefined;
}): NetworkPolicies {
    if (shape.autoMode !== undefined && shape.autoMode !== false) return "auto-mode";
    return isOn(configurationOf("vpc-cni", shape.addOns?.["vpc-cni"])?.["enableNetworkPolicy"]) ? "vpc-cni" : "off";
}

function isOn(value: unknown): boolean {
    return value === true || value === "true";
}

/**
 * An add-on's configuration, with what this repository sets unless told otherwise. The VPC CNI lets every pod reach every other,
 * whatever NetworkPolicy objects say, until `enableNetworkPolicy` is "true", as text (Amazon EKS User Guide, "Restrict Pod
 * network traffic with Kubernetes network policies"); with no such objects it changes nothing.
 */
export function configurationOf(name: AddOnName, addOn: AddOn | undefined): AddOn["configuration"] {
    if (name !== "vpc-cni") return addOn?.configuration;
    return { enableNetworkPolicy: "true", ...addOn?.configuration };
}

/** What is wrong with a cluster's add-ons; paths start at the cluster. */
export function checkAddOns(version: string, addOns: AddOns): Violation[] {
    const missing = REQUIRED_ADD_ONS.filter((name) => addOns[name] === undefined).map((name) => ({
        path: ["addOns", name],
        rule: "is required: a cluster does not work without it",
        fix: `add its version; aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${version} lists them`,
    }));
    return [...missing, ...ADD_ON_NAMES.flatMap((name) => checkVersion(name, version, addOns[name]?.version))];
}

/** What is wrong with the add-ons of a cluster in Auto Mode; paths start at the cluster. */
export function checkAutoModeAddOns(version: string, addOns: AddOns): Violation[] {
    return ADD_ON_NAMES.filter((name) => addOns[name] !== undefined).flatMap((name) =>
        addOnRule(name).besideAutoMode
            ? checkVersion(name, version, addOns[name]?.version)
            : [
                  {
                      path: ["addOns", name],
                      rule: "must not stand beside Auto Mode, which brings it itself",
                      value: addOns[name]?.version,
                      fix: "remove it",
                  },
              ],
    );
}

function checkVersion(name: AddOnName, kubernetes: string, version: string | undefined): Violation[] {
    if (version === undefined) return [];
    const path = ["addOns", name, "version"];
    const found = minorOf(version);
    if (found === undefined) {
        return [
            {
                path,
                rule: "must be a version such as v1.21.1-eksbuild.7",
                value: version,
                fix: "pin one exact version",
            },
        ];
    }
    const { oldest } = addOnRule(name);
    if (oldest !== undefined && isOlder(found, oldest.version)) {
        const wanted = `v${oldest.version.join(".")}`;
        return [
            {
                path,
                rule: `must be ${wanted} or newer: ${oldest.reason}`,
                value: version,
                fix: `pin ${wanted}.0 or newer`,
            },
        ];
    }
    return name === "kube-proxy" ? checkSkew(path, kubernetes, version, found) : [];
}

function checkSkew(path: Violation["path"], kubernetes: string, version: string, [, minor]: Minor): Violation[] {
    const server = minorVersionOf(kubernetes);
    if (server === undefined || (minor <= server && minor >= server - KUBE_PROXY_LAG)) return [];
    return [
        {
            path,
            rule: `must not be newer than Kubernetes ${kubernetes}, and at most ${KUBE_PROXY_LAG} minor versions older`,
            value: version,
            fix: `pin a version of v${kubernetes}`,
        },
    ];
}

type Minor = readonly [major: number, minor: number];

function minorOf(version: string): Minor | undefined {
    const [, major, minor] = ADD_ON_VERSION.exec(version) ?? [];
    return major === undefined || minor === undefined ? undefined : [Number(major), Number(minor)];
}

/** Order of two versions as EKS names them: negative where the first is older; `undefined` where one is no version. */
export function compareVersions(one: string, other: string): number | undefined {
    const [left, right] = [one, other].map((version) =>
        ADD_ON_VERSION.test(version) ? version.match(/\d+/g)?.map(Number) : undefined,
    );
    if (left === undefined || right === undefined) return undefined;
    const at = left.findIndex((part, index) => part !== right[index]);
    return at === -1 ? 0 : (left[at] ?? 0) - (right[at] ?? 0);
}

function isOlder([major, minor]: Minor, [oldestMajor, oldestMinor]: Minor): boolean {
    return major < oldestMajor || (major === oldestMajor && minor < oldestMinor);
}
