import type { Reading } from "../../reading/reading.ts";
import { resourceRule } from "../../rule/rule.ts";
import { objectProperties, objectsOf, tokensOf } from "../../views/kubernetesObject.ts";

/** Where controllers take certificates from when not from `spec.tls`: AWS, Google Cloud and Traefik. */
const CERTIFICATES = [
    "alb.ingress.kubernetes.io/certificate-arn",
    "ingress.gcp.kubernetes.io/pre-shared-cert",
    "networking.gke.io/managed-certificates",
];
const LISTEN_PORTS = "alb.ingress.kubernetes.io/listen-ports";
const TRAEFIK_TLS = "traefik.ingress.kubernetes.io/router.tls";

export const k8sIngress = resourceRule({
    id: "k8s-ingress",
    severity: "medium",
    description: "Ingresses serve TLS and put no text of their own into the controller's configuration",
    remedy: "add spec.tls with the hosts and the secret of the certificate",
    types: tokensOf("Ingress", "networking.k8s.io/v1", "networking.k8s.io/v1beta1", "extensions/v1beta1"),
    safeProperties: objectProperties("spec.tls"),
    *check(resource) {
        for (const ingress of objectsOf(resource)) {
            const annotations = ingress.get("metadata.annotations");
            const tls = ingress.get("spec.tls");
            if (!tls.isSet && !ingress.leavesAsIs(tls)) {
                const served = servesTls(annotations);
                if (served !== true) {
                    yield { at: tls, expected: "a host with a certificate", unverified: served === undefined };
                }
            }
            for (const [key, at] of annotations.entries()) {
                if (key.includes("snippet")) {
                    yield {
                        at,
                        expected:
                            "no snippet, with which an author of ingresses reads the controller's secrets (CVE-2021-25742)",
                        found: "one",
                        remedy: "remove the annotation",
                    };
                }
            }
        }
    },
});

/** Whether a controller that reads annotations serves TLS. Undefined while they are not known. */
function servesTls(annotations: Reading): boolean | undefined {
    const ports = annotations.child(LISTEN_PORTS);
    const traefik = annotations.child(TRAEFIK_TLS);
    if (annotations.isUnknown) {
        return undefined;
    }
    if (CERTIFICATES.some((key) => annotations.child(key).isSet)) {
        return true;
    }
    if (ports.string()?.includes("HTTPS") || traefik.boolean() === true) {
        return true;
    }
    return ports.isUnknown || traefik.isUnknown ? undefined : false;
}
