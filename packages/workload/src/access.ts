import * as kubernetes from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { type Ingress, ingressAnnotations, planIngress, PORTS, selectorLabels } from "./plan/index.ts";
import { metadataOf, type Site } from "./site.ts";

/** The address of the pods that serve, inside the cluster. It waits for them: Pulumi waits for a Service to have pods. */
export function serve(site: Site, after: pulumi.Input<pulumi.Resource>[]): kubernetes.core.v1.Service {
    const { name, args, parent } = site;
    return new kubernetes.core.v1.Service(
        `${name}-service`,
        {
            metadata: metadataOf(site, args.service, "web"),
            spec: {
                type: "ClusterIP",
                selector: selectorLabels(args.service, "web"),
                // Ports and their names are the container's: network policies of the VPC CNI need that.
                ports: Object.entries(PORTS).map(([port, number]) => ({
                    name: port,
                    port: number,
                    targetPort: port,
                    protocol: "TCP",
                })),
            },
        },
        { parent, dependsOn: after },
    );
}

/** A load balancer of the service's own, made by the AWS load balancer controller. */
export function expose(
    site: Site,
    ingress: Ingress,
    service: kubernetes.core.v1.Service,
): kubernetes.networking.v1.Ingress {
    const { name, args, parent } = site;
    const planned = planIngress(ingress, args.web);
    return new kubernetes.networking.v1.Ingress(
        `${name}-ingress`,
        {
            metadata: {
                ...metadataOf(site, args.service, "web"),
                annotations: ingressAnnotations(planned, args.loadBalancerTags ?? {}),
            },
            spec: {
                ingressClassName: "alb",
                tls: [{ hosts: [planned.host] }],
                rules: [
                    {
                        host: planned.host,
                        http: {
                            paths: [
                                {
                                    path: "/",
                                    pathType: "Prefix",
                                    backend: { service: { name: service.metadata.name, port: { name: "http" } } },
                                },
                            ],
                        },
                    },
                ],
            },
        },
        { parent },
    );
}
