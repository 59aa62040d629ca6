import { hex } from "../values/digits.ts";
import type { Named } from "./computed.ts";
import { numberAt, type ObjectKind, textAt } from "./objects.ts";

/**
 * The status of an object that the control plane has taken care of: pulumi-kubernetes waits for that, so it is what a program
 * reads ("API reference", kubernetes.io, the `…Status` of each kind). `undefined` of kinds that have none, or none of note.
 */
export function statusOf(
    { group, kind }: ObjectKind,
    inputs: Readonly<Record<string, unknown>>,
    { name, seed, region }: Named,
): Record<string, unknown> | undefined {
    const replicas = numberAt(inputs, "spec", "replicas") ?? 1;
    switch (`${group}/${kind}`) {
        case "/Namespace":
            return { phase: "Active" };
        case "/PersistentVolumeClaim":
            return { phase: "Pending" };
        case "/Service":
            return {
                loadBalancer:
                    textAt(inputs, "spec", "type") === "LoadBalancer"
                        ? { ingress: [{ hostname: balancer({ name, seed, region }) }] }
                        : {},
            };
        case "networking.k8s.io/Ingress":
            return { loadBalancer: { ingress: [{ hostname: balancer({ name, seed, region }) }] } };
        case "apps/Deployment":
            return {
                availableReplicas: replicas,
                conditions: [
                    condition("Available", "MinimumReplicasAvailable", "Deployment has minimum availability."),
                    condition(
                        "Progressing",
                        "NewReplicaSetAvailable",
                        `ReplicaSet "${name}-${hex(`pods:${seed}`, 10)}" has successfully progressed.`,
                    ),
                ],
                observedGeneration: 1,
                readyReplicas: replicas,
                replicas,
                updatedReplicas: replicas,
            };
        case "apps/StatefulSet":
            return {
                availableReplicas: replicas,
                currentReplicas: replicas,
                observedGeneration: 1,
                readyReplicas: replicas,
                replicas,
                updatedReplicas: replicas,
            };
        case "batch/Job":
            return {
                completionTime: "2024-01-01T00:01:00Z",
                conditions: [condition("Complete", "CompletionsReached", "Reached expected number of succeeded pods")],
                startTime: "2024-01-01T00:00:00Z",
                succeeded: numberAt(inputs, "spec", "completions") ?? 1,
            };
        case "autoscaling/HorizontalPodAutoscaler":
            return {
                currentReplicas: numberAt(inputs, "spec", "minReplicas") ?? 1,
                desiredReplicas: numberAt(inputs, "spec", "minReplicas") ?? 1,
            };
        case "argoproj.io/Rollout":
            return {
                availableReplicas: replicas,
                // Text, where other kinds have a number (argo-rollouts, pkg/apis/rollouts/v1alpha1/types.go).
                observedGeneration: "1",
                phase: "Healthy",
                readyReplicas: replicas,
                replicas,
                ...restarted(inputs),
                updatedReplicas: replicas,
            };
        case "policy/PodDisruptionBudget":
            return { observedGeneration: 1 };
        case "external-secrets.io/ExternalSecret":
            return {
                binding: { name: textAt(inputs, "spec", "target", "name") ?? name },
                conditions: [condition("Ready", "SecretSynced", "secret synced")],
            };
        default:
            return undefined;
    }
}

/** Its controller repeats when pods were to be started again, once all of them are younger. */
export function restarted(inputs: unknown): Record<string, unknown> {
    const restartAt = textAt(inputs, "spec", "restartAt");
    return restartAt === undefined ? {} : { restartedAt: restartAt };
}

function condition(type: string, reason: string, message: string): Record<string, unknown> {
    return { type, status: "True", reason, message };
}

/** The name under which Elastic Load Balancing serves it; the controller writes it into the status. */
function balancer({ name, seed, region }: Named): string {
    const number = parseInt(hex(`number:${seed}`, 8), 16);
    return `internal-k8s-${name.slice(0, 16)}-${hex(`balancer:${seed}`, 10)}-${number}.${region}.elb.amazonaws.com`;
}
