import assert from "node:assert/strict";
import { ingress, ISOLATED, recorded, TYPES } from "./testdata/workloadArgs.ts";

describe("a workload with an ingress", () => {
    it("is served over TLS by a load balancer that sends to pods, and lets go of them as they end", async () => {
        const served = await recorded({ ingress, loadBalancerCidrs: ISOLATED, loadBalancerTags: { Owner: "orders" } });
        const { metadata, spec } = served.named(TYPES.ingress, "orders-ingress") as {
            metadata: { annotations: Record<string, string> };
            spec: Record<string, unknown>;
        };
        const annotation = (name: string) => metadata.annotations[`alb.ingress.kubernetes.io/${name}`];
        assert.equal(annotation("scheme"), "internal");
        assert.equal(annotation("target-type"), "ip");
        assert.equal(annotation("certificate-arn"), ingress.certificateArn);
        assert.equal(annotation("ssl-policy"), "ELBSecurityPolicy-TLS13-1-2-2021-06");
        assert.equal(annotation("healthcheck-path"), "/ready");
        assert.equal(annotation("target-group-attributes"), "deregistration_delay.timeout_seconds=83");
        assert.equal(annotation("ssl-redirect"), "443");
        assert.equal(annotation("tags"), "Owner=orders");
        assert.equal(annotation("wafv2-acl-arn"), undefined);
        assert.equal(spec["ingressClassName"], "alb");
        assert.deepEqual(spec["tls"], [{ hosts: ["orders.example.com"] }]);
        const labels = (served.named(TYPES.namespace, "orders-namespace")["metadata"] as { labels: object }).labels;
        assert.ok("elbv2.k8s.aws/pod-readiness-gate-inject" in labels);
    });

    it("is told of in the log where its load balancer has public addresses, and keeps to named networks", async () => {
        const open = { ...ingress, scheme: "internet-facing", allowedCidrs: ["203.0.113.0/24"] } as const;
        const served = await recorded({ ingress: open, loadBalancerCidrs: ISOLATED });
        const { annotations } = served.only(TYPES.ingress)["metadata"] as { annotations: Record<string, string> };
        assert.equal(annotations["alb.ingress.kubernetes.io/scheme"], "internet-facing");
        assert.equal(annotations["alb.ingress.kubernetes.io/inbound-cidrs"], "203.0.113.0/24");
    });

    it("keeps pods that leave going for as long as its load balancer still sends them requests", async () => {
        const workers = { mail: { args: ["src/worker.ts"] } };
        const served = await recorded({ ingress, loadBalancerCidrs: ISOLATED, workers });
        const ends = (name: string): unknown[] => {
            const { template } = served.named(TYPES.deployment, name)["spec"] as {
                template: { spec: { terminationGracePeriodSeconds: number; containers: { lifecycle: unknown }[] } };
            };
            const { terminationGracePeriodSeconds, containers } = template.spec;
            return [containers[0]?.lifecycle, terminationGracePeriodSeconds];
        };
        assert.deepEqual(ends("orders-web"), [{ preStop: { sleep: { seconds: 60 } } }, 93]);
        assert.deepEqual(ends("orders-worker-mail"), [{ preStop: { sleep: { seconds: 5 } } }, 38]);
    });

    it("serves after its pods: a Service without pods would be waited for", async () => {
        const served = await recorded({ ingress, loadBalancerCidrs: ISOLATED });
        const web = served.resource(TYPES.deployment, "orders-web").urn;
        assert.ok(served.resource(TYPES.service, "orders-service").dependencies.includes(web));
    });
});
