import type { Size } from "../plan/shape.ts";
import {
    hasBudget,
    replicasOf,
    type Resources,
    resources,
    RESTRICTED_CONTAINER,
    restrictedPod,
    spread,
    type SpreadConstraint,
} from "./placement.ts";

/** Values of chart argo-rollouts 2.41 (argoproj/argo-helm, charts/argo-rollouts/values.yaml). */
export interface RolloutsValues {
    readonly fullnameOverride: string;
    readonly installCRDs: true;
    readonly keepCRDs: true;
    readonly clusterInstall: true;
    readonly createClusterAggregateRoles: true;
    readonly controller: {
        readonly replicas: number;
        readonly resources: Resources;
        readonly topologySpreadConstraints: readonly SpreadConstraint[];
        readonly logging: { readonly level: "info"; readonly format: "json" };
        readonly pdb: { readonly enabled: boolean; readonly maxUnavailable?: number };
        readonly metrics: { readonly enabled: boolean; readonly serviceMonitor: { readonly enabled: boolean } };
    };
    readonly podSecurityContext: ReturnType<typeof restrictedPod>;
    readonly containerSecurityContext: typeof RESTRICTED_CONTAINER;
    readonly providerRBAC: { readonly enabled: false; readonly providers: { readonly gatewayAPI: false } };
    readonly dashboard: { readonly enabled: false };
    readonly notifications: { readonly secret: { readonly create: false } };
}

/** Of the image (argoproj/argo-rollouts, Dockerfile). */
const USER = 999;

/**
 * The controller that releases by canary. Two of them agree on one that works; while there is none, releases stand still and
 * pods go on as they are. It keeps its kinds when it is removed: with them every Rollout, and its pods, would go.
 *
 * It has no rights on routers of other projects, which nothing here uses (`gatewayAPI` alone would let it change any
 * ConfigMap), and no page of its own: whoever may act on releases does so with kubectl, under their own name.
 */
export function rolloutsValues({ size, monitored }: { size: Size; monitored: boolean }): RolloutsValues {
    return {
        fullnameOverride: "argo-rollouts",
        installCRDs: true,
        keepCRDs: true,
        clusterInstall: true,
        createClusterAggregateRoles: true,
        controller: {
            replicas: replicasOf(size),
            resources: size === "small" ? resources("20m", "96Mi", "256Mi") : resources("100m", "256Mi"),
            topologySpreadConstraints: spread({ "app.kubernetes.io/name": "argo-rollouts" }),
            logging: { level: "info", format: "json" },
            pdb: hasBudget(size) ? { enabled: true, maxUnavailable: 1 } : { enabled: false },
            metrics: { enabled: true, serviceMonitor: { enabled: monitored } },
        },
        podSecurityContext: restrictedPod(USER),
        containerSecurityContext: RESTRICTED_CONTAINER,
        providerRBAC: { enabled: false, providers: { gatewayAPI: false } },
        dashboard: { enabled: false },
        notifications: { secret: { create: false } },
    };
}
