import type { ChangeRule } from "./refusal.ts";
import { refusedByAws } from "./wording.ts";

/** EKS raises a control plane by one minor version, and lowers it in no update: a rollback is an operation of its own. */
const cluster: ChangeRule = (before, after) => {
    const [old, now] = [before.text("version"), after.text("version")];
    const [from, to] = [minorOf(old), minorOf(now)];
    if (from === undefined || to === undefined || to === from || to === from + 1) return [];
    const words = `Unsupported Kubernetes minor version update from ${old} to ${now}`;
    const source = "terraform-aws-modules/terraform-aws-eks#2607, rancher/rancher#41643";
    return [refusedByAws("version", "InvalidParameterException", words, source)];
};

function minorOf(version: string | undefined): number | undefined {
    const [, minor] = /^1\.(\d+)$/.exec(version ?? "") ?? [];
    return minor === undefined ? undefined : Number(minor);
}

export const clusterChanges: Readonly<Record<string, ChangeRule>> = { "aws:eks/cluster:Cluster": cluster };
