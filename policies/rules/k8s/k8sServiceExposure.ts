import { resourceRule } from "../../rule/rule.ts";
import { isWorld } from "../../views/cidr.ts";
import { objectProperties, objectsOf, tokensOf } from "../../views/kubernetesObject.ts";
import { isInternal, sourceRanges } from "../../views/service.ts";

export const k8sServiceExposure = resourceRule({
    id: "k8s-service-exposure",
    severity: "high",
    description: "Services are not open to the internet, and on no port of the nodes",
    remedy: "use an internal load balancer, name the networks in loadBalancerSourceRanges, or put an ingress in front",
    types: tokensOf("Service", "core/v1"),
    safeProperties: objectProperties(
        "spec.type",
        "spec.externalIPs[]",
        "spec.loadBalancerSourceRanges",
        "spec.loadBalancerSourceRanges[]",
        'metadata.annotations["service.beta.kubernetes.io/load-balancer-source-ranges"]',
    ),
    *check(resource) {
        for (const service of objectsOf(resource)) {
            const type = service.get("spec.type");
            if (type.isUnknown || type.string() === "NodePort") {
                yield { at: type, expected: "ClusterIP, or a LoadBalancer that is not public" };
            }
            for (const at of service.get("spec.externalIPs").items()) {
                yield { at, expected: "no address from outside of the cluster" };
            }
            const internal = isInternal(service);
            if (type.string() !== "LoadBalancer" || internal === true) {
                continue;
            }
            const ranges = sourceRanges(service);
            const unverified = internal === undefined;
            if (ranges.length === 0) {
                const at = service.get("spec.loadBalancerSourceRanges");
                yield { at, expected: "the networks that may connect", unverified };
            }
            for (const { at } of ranges.filter((each) => each.range === undefined || isWorld(each.range))) {
                yield { at, expected: "networks narrower than the internet", unverified };
            }
        }
    },
});
