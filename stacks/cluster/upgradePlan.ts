import {
    apiUsesIn,
    planUpgrade,
    RELEASE_SOURCES,
    type RemovedUse,
    removedUses,
    requestedApis,
    type UpgradePlan,
} from "@plinth/cluster/plan";
import { physicalName } from "@plinth/core/naming";
import type { EnvironmentSettings } from "@plinth/core/settings";
import type { ClusterSettings } from "./settings.ts";

/** The way of one of an environment's clusters to the next Kubernetes version. */
export interface ClusterUpgrade extends UpgradePlan {
    /** In `cluster.yaml`. */
    readonly instance: string;
    /** In AWS. */
    readonly clusterName: string;
}

/** What is used in the clusters, as far as somebody could hand it over. */
export interface InUse {
    /** Parsed YAML or JSON that Kubernetes objects stand in, with the file's name. */
    readonly documents: readonly { readonly where: string; readonly document: unknown }[];
    /** Metrics of the API server, as `kubectl get --raw /metrics` prints them. */
    readonly metrics?: { readonly where: string; readonly text: string };
}

/** Plans the next upgrade of each cluster of an environment. @param today `YYYY-MM-DD` */
export function planUpgrades(
    { name, settings }: { readonly name: string; readonly settings: EnvironmentSettings },
    { instances }: ClusterSettings,
    today: string,
    inUse: InUse = { documents: [] },
): ClusterUpgrade[] {
    const uses = usesOf(inUse);
    return Object.entries(instances).map(([instance, shape]) => {
        const clusterName = physicalName("aws:eks/cluster:Cluster", settings.tags.Project, name, instance);
        return { instance, clusterName, ...planUpgrade(clusterName, shape, today, uses) };
    });
}

function usesOf({ documents, metrics }: InUse): RemovedUse[] {
    return [
        ...removedUses(documents.flatMap(({ document, where }) => apiUsesIn(document, where))),
        ...(metrics === undefined ? [] : requestedApis(metrics.text, metrics.where)),
    ];
}

/** The plans as people read them. */
export function renderUpgrades(environment: string, upgrades: readonly ClusterUpgrade[]): string {
    const plans = upgrades.map((upgrade) => renderUpgrade(environment, upgrade));
    return `${plans.join("\n\n")}\n\nVersions as published, read on ${RELEASE_SOURCES.read}.\n`;
}

function renderUpgrade(environment: string, upgrade: ClusterUpgrade): string {
    const { instance, clusterName, from, to, supportEndsInDays, blockers, later, steps, unknown } = upgrade;
    const where = `environments/${environment}/cluster.yaml, instances.${instance}`;
    return [
        `${clusterName}: Kubernetes ${from} to ${to} (${where})`,
        support(from, supportEndsInDays),
        ...list("Mend first:", blockers),
        ...steps.flatMap(({ title, actions }, index) => [`${index + 1}. ${title}`, ...actions.map(indented)]),
        ...list("Mend before a later version:", later),
        ...list("Not known here:", unknown),
    ].join("\n");
}

function support(version: string, days: number | undefined): string {
    if (days === undefined) return `It is not known here when standard support of ${version} ends.`;
    if (days < 0) return `Standard support of ${version} ended ${-days} days ago: EKS upgrades the cluster by itself.`;
    return `Standard support of ${version} ends in ${days} days.`;
}

function list(title: string, lines: readonly string[]): string[] {
    return lines.length === 0 ? [] : [title, ...lines.map(indented)];
}

function indented(line: string): string {
    return `   ${line}`;
}
