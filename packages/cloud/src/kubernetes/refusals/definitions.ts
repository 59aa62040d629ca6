import type { ClusterView } from "../clusterView.ts";
import { apiVersionOf, at, type ObjectKind, textAt } from "../objects.ts";

/**
 * Groups of custom resources, and the charts that install their definitions. Each chart's `crds/` folder or its switch for
 * them: kube-prometheus-stack and prometheus-operator-crds (prometheus-community/helm-charts), external-secrets
 * (`installCRDs`, on by default), aws-load-balancer-controller (aws/eks-charts), karpenter and karpenter-crd
 * (aws/karpenter-provider-aws), cert-manager (jetstack; `crds.enabled`, off by default), argo-rollouts and argo-cd
 * (argoproj/argo-helm), keda (kedacore/charts), opentelemetry-operator (open-telemetry/opentelemetry-helm-charts).
 */
const CHARTS: Readonly<Record<string, readonly string[]>> = {
    "monitoring.coreos.com": ["kube-prometheus-stack", "prometheus-operator-crds"],
    "external-secrets.io": ["external-secrets"],
    "generators.external-secrets.io": ["external-secrets"],
    "elbv2.k8s.aws": ["aws-load-balancer-controller"],
    "karpenter.sh": ["karpenter", "karpenter-crd"],
    "karpenter.k8s.aws": ["karpenter", "karpenter-crd"],
    "cert-manager.io": ["cert-manager"],
    "argoproj.io": ["argo-rollouts", "argo-cd"],
    "keda.sh": ["keda"],
    "opentelemetry.io": ["opentelemetry-operator"],
};

/** Charts that install no definitions unless their values say so. */
const ON_REQUEST: Readonly<Record<string, readonly string[]>> = { "cert-manager": ["crds", "enabled"] };
/** Switches by which charts leave their definitions out. */
const SWITCHES: Readonly<Record<string, readonly string[]>> = {
    "external-secrets": ["installCRDs"],
    "kube-prometheus-stack": ["crds", "enabled"],
};

/**
 * Why an API server does not know the kind of a custom resource; `undefined` where somebody installs it, or nobody can say.
 * The words are client-go's (`meta.NoKindMatchError`).
 */
export function definitionProblem(kind: ObjectKind, cluster: ClusterView): string | undefined {
    const charts = CHARTS[kind.group];
    if (charts === undefined || !cluster.isWhole) return undefined;
    const defined = cluster
        .others("apiextensions.k8s.io/v1:CustomResourceDefinition")
        .some(({ inputs }) => textAt(inputs, "spec", "group") === kind.group);
    if (defined || cluster.releases.some(({ inputs }) => installs(inputs, charts))) return undefined;
    const words = `no matches for kind "${kind.kind}" in version "${apiVersionOf(kind)}"`;
    return `${words} (the chart ${charts.join(" or ")} installs its definition)`;
}

function installs(inputs: Readonly<Record<string, unknown>>, charts: readonly string[]): boolean {
    const path = textAt(inputs, "chart") ?? "";
    const chart = path.slice(path.lastIndexOf("/") + 1);
    if (!charts.includes(chart) || inputs["skipCrds"] === true) return false;
    const request = ON_REQUEST[chart];
    if (request !== undefined) return at(inputs, "values", ...request) === true;
    const off = SWITCHES[chart];
    return off === undefined || at(inputs, "values", ...off) !== false;
}
