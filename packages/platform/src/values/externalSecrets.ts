import { SERVICE_ACCOUNTS } from "../plan/names.ts";
import type { Size } from "../plan/shape.ts";
import { hasBudget, replicasOf, type Resources, resources, spread, type SpreadConstraint } from "./placement.ts";

interface Part {
    readonly replicaCount: number;
    readonly resources: Resources;
    readonly topologySpreadConstraints: readonly SpreadConstraint[];
    readonly podDisruptionBudget: { readonly enabled: boolean; readonly minAvailable?: number };
}

/** Values of chart external-secrets 2.9 (external-secrets/external-secrets, deploy/charts/external-secrets/values.yaml). */
export interface ExternalSecretsValues extends Part {
    readonly livenessProbe: { readonly enabled: boolean };
    readonly readinessProbe: { readonly enabled: boolean };
    readonly fullnameOverride: string;
    readonly installCRDs: boolean;
    readonly leaderElect: boolean;
    readonly serviceAccount: { readonly create: true; readonly name: string };
    readonly rbac: { readonly serviceAccountTokenCreate: boolean };
    readonly processSecretStore: boolean;
    readonly processClusterExternalSecret: boolean;
    readonly processPushSecret: boolean;
    readonly processClusterPushSecret: boolean;
    readonly processClusterGenerator: boolean;
    readonly webhook: Part;
    readonly certController: Part;
}

/**
 * The operator that keeps Kubernetes' Secrets equal to those of Secrets Manager, for the cluster's store and for stores of
 * namespaces. The latter come with a service account of their own, whose token the operator asks for. It copies secrets into
 * no other namespace and pushes none to AWS.
 * It is there before Prometheus, so it is scraped by a monitor of that release.
 */
export function externalSecretsValues({ size }: { size: Size }): ExternalSecretsValues {
    const part = (name: string, memory: string): Part => ({
        replicaCount: replicasOf(size),
        resources: size === "small" ? resources("10m", "48Mi", "128Mi") : resources("50m", memory),
        topologySpreadConstraints: spread({ "app.kubernetes.io/name": name }),
        podDisruptionBudget: hasBudget(size) ? { enabled: true, minAvailable: 1 } : { enabled: false },
    });
    return {
        ...part("external-secrets", "192Mi"),
        fullnameOverride: "external-secrets",
        installCRDs: true,
        leaderElect: true,
        // Off in the chart: a controller that hangs would be called ready, and its release done.
        livenessProbe: { enabled: true },
        readinessProbe: { enabled: true },
        serviceAccount: { create: true, name: SERVICE_ACCOUNTS.externalSecrets.name },
        rbac: { serviceAccountTokenCreate: true },
        processSecretStore: true,
        processClusterExternalSecret: false,
        processPushSecret: false,
        processClusterPushSecret: false,
        processClusterGenerator: false,
        webhook: part("external-secrets-webhook", "96Mi"),
        certController: {
            ...part("external-secrets-cert-controller", "128Mi"),
            replicaCount: 1,
            podDisruptionBudget: { enabled: false },
        },
    };
}
