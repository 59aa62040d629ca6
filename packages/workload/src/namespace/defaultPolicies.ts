import * as kubernetes from "@pulumi/kubernetes";
import type { Inside } from "./inside.ts";

/** No traffic in either direction, and names are looked up all the same. Policies of workloads add to this. */
export function makeDefaultPolicies(name: string, { namespace, labels, parent }: Inside): void {
    new kubernetes.networking.v1.NetworkPolicy(
        `${name}-deny-all`,
        {
            metadata: { name: "deny-all", namespace, labels },
            spec: { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
        },
        { parent },
    );
    new kubernetes.networking.v1.NetworkPolicy(
        `${name}-allow-dns`,
        {
            metadata: { name: "allow-dns", namespace, labels },
            spec: {
                podSelector: {},
                policyTypes: ["Egress"],
                egress: [
                    {
                        to: [
                            {
                                namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
                                podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
                            },
                        ],
                        // Answers that do not fit a datagram are asked for again over TCP.
                        ports: [
                            { protocol: "UDP", port: 53 },
                            { protocol: "TCP", port: 53 },
                        ],
                    },
                ],
            },
        },
        { parent },
    );
}
