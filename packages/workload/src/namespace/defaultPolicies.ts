import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import type { Inside } from "./inside.ts";

/** The pods of CoreDNS, as EKS labels them. */
const CORE_DNS = {
    namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
    podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
};

/** No traffic in either direction, and names are looked up all the same. Policies of workloads add to this. */
export function makeDefaultPolicies(
    name: string,
    dnsCidr: pulumi.Input<string | undefined> | undefined,
    { namespace, labels, parent }: Inside,
): void {
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
                        to: pulumi
                            .output(dnsCidr)
                            .apply((cidr) => [CORE_DNS, ...(cidr === undefined ? [] : [{ ipBlock: { cidr } }])]),
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
