import { resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { k8sIngress } from "./k8sIngress.ts";

const ALB = "alb.ingress.kubernetes.io";
const ingress = (tls: unknown, annotations?: unknown, group = "networking.k8s.io/v1", kind = "Ingress") =>
    resource(`kubernetes:${group}:${kind}`, "ingress", { metadata: { annotations }, spec: { tls } });
const tls = [{ hosts: ["shop.example.com"], secretName: "certificate" }];
const TLS = "ingress: spec.tls";
const SNIPPET = "nginx.ingress.kubernetes.io/server-snippet";

export const examples: RuleExamples = {
    rule: k8sIngress,
    passing: [
        { title: "a host with a certificate", resources: [ingress(tls, { "kubernetes.io/ingress.class": "nginx" })] },
        { title: "certificates that are not known yet", resources: [ingress(UNKNOWN)] },
        {
            title: "certificates of the cloud's load balancer",
            resources: [
                ingress(undefined, { [`${ALB}/certificate-arn`]: UNKNOWN }),
                ingress(undefined, { [`${ALB}/listen-ports`]: '[{"HTTPS":443}]' }),
                ingress(undefined, { "networking.gke.io/managed-certificates": "shop" }),
                ingress(undefined, { "traefik.ingress.kubernetes.io/router.tls": "true" }),
            ],
        },
        {
            title: "a patch of something else",
            resources: [ingress(undefined, {}, "networking.k8s.io/v1", "IngressPatch")],
        },
    ],
    failing: [
        { title: "plain text", resources: [ingress(undefined)], finds: [TLS] },
        {
            title: "no certificate, by an older API",
            resources: [ingress([], { a: "b" }, "extensions/v1beta1")],
            finds: [TLS],
        },
        {
            title: "a load balancer that listens in plain text",
            resources: [
                ingress(undefined, {
                    [`${ALB}/listen-ports`]: '[{"HTTP":80}]',
                    "traefik.ingress.kubernetes.io/router.tls": "false",
                    [`${ALB}/certificate-arn`]: "",
                }),
            ],
            finds: [TLS],
        },
        {
            title: "a snippet",
            resources: [ingress(tls, { [SNIPPET]: "location /x { alias /var/run; }" }, "networking.k8s.io/v1beta1")],
            finds: [`ingress: metadata.annotations["${SNIPPET}"]`],
        },
        {
            title: "a snippet in a patch",
            resources: [ingress(undefined, { [SNIPPET]: "x" }, "networking.k8s.io/v1", "IngressPatch")],
            finds: [`ingress: metadata.annotations["${SNIPPET}"]`],
        },
    ],
    unknown: [
        { title: "annotations that are not known yet", resources: [ingress(undefined, UNKNOWN)], finds: [TLS] },
        {
            title: "ports that are not known yet",
            resources: [ingress(undefined, { [`${ALB}/listen-ports`]: UNKNOWN })],
            finds: [TLS],
        },
        {
            title: "a switch that is not known yet",
            resources: [ingress(undefined, { "traefik.ingress.kubernetes.io/router.tls": UNKNOWN })],
            finds: [TLS],
        },
        {
            title: "a snippet that is not known yet",
            resources: [ingress(tls, { [SNIPPET]: UNKNOWN })],
            finds: [`ingress: metadata.annotations["${SNIPPET}"]`],
        },
    ],
};
