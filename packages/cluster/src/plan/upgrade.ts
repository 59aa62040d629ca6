import { ADD_ON_NAMES, type AddOnName, compareVersions, KUBE_PROXY_LAG } from "./addOns.ts";
import { minorVersionOf } from "./kubernetesVersion.ts";
import { releases } from "./releases.ts";
import { isGone, type RemovedUse, removedUseText } from "./removedApis/removedApis.ts";
import type { AnyClusterShape } from "./shape.ts";

/** The way of one cluster to the next Kubernetes version, in the order in which it is walked. */
export interface UpgradePlan {
    readonly from: string;
    readonly to: string;
    /** Days until standard support of `from` ends, negative after it; `undefined` where its end is not known. */
    readonly supportEndsInDays: number | undefined;
    readonly addOns: readonly AddOnStep[];
    readonly steps: readonly UpgradeStep[];
    /** What stands in the way, with what to do about it. Nothing may be changed before. */
    readonly blockers: readonly string[];
    /** What a later version will no longer serve. */
    readonly later: readonly string[];
    /** What this plan cannot know. */
    readonly unknown: readonly string[];
}

export interface AddOnStep {
    readonly name: AddOnName;
    readonly now: string;
    /** `undefined` where no build for the new version is known here. */
    readonly then: string | undefined;
}

export interface UpgradeStep {
    readonly title: string;
    /** What to run, or what to write into the settings. */
    readonly actions: readonly string[];
}

const DAY = 86_400_000;

/**
 * Plans the step to the next minor version: EKS raises a control plane by one (Amazon EKS User Guide,
 * "Update existing cluster to new Kubernetes version").
 * @param clusterName the name in AWS, for commands
 * @param today `YYYY-MM-DD`
 * @param uses deprecated APIs that manifests or clients use
 */
export function planUpgrade(
    clusterName: string,
    shape: AnyClusterShape,
    today: string,
    uses: readonly RemovedUse[] = [],
): UpgradePlan {
    const from = shape.version;
    const to = `1.${(minorVersionOf(from) ?? 0) + 1}`;
    const addOns = ADD_ON_NAMES.flatMap((name) => {
        const now = shape.addOns?.[name]?.version;
        return now === undefined ? [] : [{ name, now, then: nextVersion(name, now, to) }];
    });
    const end = releases[from]?.supported.standard;
    return {
        from,
        to,
        supportEndsInDays: end === undefined ? undefined : (Date.parse(end) - Date.parse(today)) / DAY,
        addOns,
        steps: stepsTo(to, clusterName, shape, addOns),
        blockers: [...blockersOf(shape), ...uses.filter((use) => isGone(use, to)).map(removedUseText)],
        later: uses.filter((use) => !isGone(use, to)).map(removedUseText),
        unknown: unknownOf(to, addOns),
    };
}

/** Never older than what runs: the table is dated, and the settings may be ahead of it. */
function nextVersion(name: AddOnName, now: string, to: string): string | undefined {
    const listed: Partial<Record<AddOnName, string>> = releases[to]?.addOns ?? {};
    const then = listed[name];
    if (then === undefined) return undefined;
    return (compareVersions(now, then) ?? -1) >= 0 ? now : then;
}

/** Raising the control plane must not leave kube-proxy further behind than Kubernetes allows, even for minutes. */
function blockersOf({ version, addOns }: AnyClusterShape): string[] {
    const proxy = addOns?.["kube-proxy"]?.version;
    const [server, minor] = [minorVersionOf(version), Number(/^v1\.(\d+)\./.exec(proxy ?? "")?.[1])];
    if (server === undefined || Number.isNaN(minor) || server + 1 - minor <= KUBE_PROXY_LAG) return [];
    return [
        `addOns.kube-proxy is ${proxy}, which would be more than ${KUBE_PROXY_LAG} minor versions behind: raise it to v${version} in a deployment of its own`,
    ];
}

function stepsTo(to: string, clusterName: string, shape: AnyClusterShape, addOns: readonly AddOnStep[]): UpgradeStep[] {
    const groups = Object.entries(shape.nodeGroups ?? {});
    const pinned = groups.filter(([, { releaseVersion }]) => releaseVersion !== undefined).map(([name]) => name);
    const oldest = releases[to]?.karpenter;
    const insights = `aws eks list-insights --cluster-name ${clusterName} --filter categories=UPGRADE_READINESS`;
    return [
        {
            title: "Find what stands in the way inside the cluster",
            actions: [insights, DEPRECATED_REQUESTS, FREE_ADDRESSES],
        },
        ...(shape.karpenter !== undefined
            ? [
                  {
                      title: "Raise Karpenter before the control plane",
                      actions: [
                          `install ${oldest === undefined ? "a version" : `${oldest.join(".")} or newer,`} that supports ${to}`,
                      ],
                  },
              ]
            : []),
        {
            title: "Raise the control plane, add-ons and nodes, in this order in one deployment",
            actions: [
                `version: "${to}"`,
                ...addOns
                    .filter(({ now, then }) => now !== then)
                    .map(({ name, now, then }) => `addOns.${name}: ${now} -> ${then ?? lookUp(name, to)}`),
                ...pinned.map((name) => `nodeGroups.${name}.releaseVersion: a release of Kubernetes ${to}`),
            ],
        },
        {
            title: "Look before the next environment",
            actions: ["kubectl get nodes", "kubectl get pods --all-namespaces --field-selector status.phase!=Running"],
        },
    ];
}

/** A metric of the API server (Kubernetes documentation, "Deprecated API Migration Guide"). */
const DEPRECATED_REQUESTS = "kubectl get --raw /metrics | grep apiserver_requested_deprecated_apis";

/** The rolling change of the control plane takes up to five (Amazon EKS User Guide, "Update existing cluster to new Kubernetes version"). */
const FREE_ADDRESSES = "see that the cluster's subnets have five free addresses";

function lookUp(name: AddOnName, to: string): string {
    return `(aws eks describe-addon-versions --addon-name ${name} --kubernetes-version ${to})`;
}

function unknownOf(to: string, addOns: readonly AddOnStep[]): string[] {
    const missing = addOns.filter(({ then }) => then === undefined).map(({ name }) => name);
    return [
        ...(releases[to] === undefined ? [`whether EKS offers ${to}: aws eks describe-cluster-versions`] : []),
        ...(missing.length === 0 ? [] : [`which builds of ${missing.join(", ")} work with ${to}`]),
        "what runs in the cluster now: this plan is made from the settings",
    ];
}
