import { tokensOf } from "./kubernetesObject.ts";

export const SERVICES = tokensOf("Service", "core/v1");
export const DISRUPTION_BUDGETS = tokensOf("PodDisruptionBudget", "policy/v1", "policy/v1beta1");
export const NETWORK_POLICIES = tokensOf("NetworkPolicy", "networking.k8s.io/v1", "extensions/v1beta1");
export const AUTOSCALERS = tokensOf(
    "HorizontalPodAutoscaler",
    "autoscaling/v1",
    "autoscaling/v2",
    "autoscaling/v2beta1",
    "autoscaling/v2beta2",
);
export const INGRESSES = tokensOf("Ingress", "networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1");
/** Of the Prometheus operator. */
export const SERVICE_MONITORS = tokensOf("ServiceMonitor", "monitoring.coreos.com/v1");
export const POD_MONITORS = tokensOf("PodMonitor", "monitoring.coreos.com/v1");
