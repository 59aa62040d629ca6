import assert from "node:assert/strict";
import { cache, database, ingress, ISOLATED, recorded, TYPES } from "./testdata/workloadArgs.ts";

interface Rule {
    readonly to?: readonly unknown[];
    readonly from?: readonly unknown[];
    readonly ports: readonly { protocol: string; port: number }[];
}

interface Spec {
    readonly policyTypes: readonly string[];
    readonly ingress: readonly Rule[];
    readonly egress: readonly Rule[];
}

async function policyOf(changes: Parameters<typeof recorded>[0] = {}, name = "orders-web-network"): Promise<Spec> {
    const made = await recorded(changes);
    return made.named(TYPES.policy, name)["spec"] as unknown as Spec;
}

const namespaceNamed = (name: string) => ({ matchLabels: { "kubernetes.io/metadata.name": name } });
const podsNamed = (name: string) => ({ matchLabels: { "app.kubernetes.io/name": name } });
const block = (cidr: string) => ({ ipBlock: { cidr } });

function portsTo(rules: readonly Rule[]): number[] {
    return rules.flatMap(({ ports }) => ports.map(({ port }) => port));
}

describe("the network of a workload", () => {
    it("opens its credentials, the telemetry gateway and what scrapes metrics, and nothing else", async () => {
        const { policyTypes, ingress, egress } = await policyOf();
        assert.deepEqual(policyTypes, ["Ingress", "Egress"]);
        assert.deepEqual(egress, [
            { to: [block("169.254.170.23/32")], ports: [{ protocol: "TCP", port: 80 }] },
            {
                to: [{ namespaceSelector: namespaceNamed("monitoring"), podSelector: podsNamed("otel-gateway") }],
                ports: [
                    { protocol: "TCP", port: 4317 },
                    { protocol: "TCP", port: 4318 },
                ],
            },
        ]);
        assert.deepEqual(ingress, [
            {
                from: [
                    { namespaceSelector: namespaceNamed("monitoring") },
                    { namespaceSelector: namespaceNamed("kube-system"), podSelector: podsNamed("otel-agent") },
                ],
                ports: [{ protocol: "TCP", port: 9464 }],
            },
        ]);
    });

    it("opens database and cache by the blocks of their subnets and their ports", async () => {
        const { egress } = await policyOf({ connections: { database, cache, telemetry: false } });
        assert.deepEqual(egress.slice(1), [
            { to: ISOLATED.map(block), ports: [{ protocol: "TCP", port: 5432 }] },
            { to: ISOLATED.map(block), ports: [{ protocol: "TCP", port: 6379 }] },
        ]);
    });

    it("opens other services by namespace and name, in either direction", async () => {
        const { ingress, egress } = await policyOf({
            connections: { services: { stock: { namespace: "stock", service: "stock" } }, telemetry: false },
            allowFrom: { shop: { namespace: "shop", service: "front" } },
        });
        assert.deepEqual(egress[1], {
            to: [{ namespaceSelector: namespaceNamed("stock"), podSelector: podsNamed("stock") }],
            ports: [{ protocol: "TCP", port: 8080 }],
        });
        assert.deepEqual(ingress[0], {
            from: [{ namespaceSelector: namespaceNamed("shop"), podSelector: podsNamed("front") }],
            ports: [{ protocol: "TCP", port: 8080 }],
        });
    });

    it("opens other addresses by block and port", async () => {
        const destinations = { ledger: { cidrs: ["10.9.0.0/24"], port: 8443 } };
        const { egress } = await policyOf({ connections: { destinations, telemetry: false } });
        assert.deepEqual(egress[1], { to: [block("10.9.0.0/24")], ports: [{ protocol: "TCP", port: 8443 }] });
    });

    it("opens APIs of AWS where somebody chose to, and never private networks with the internet", async () => {
        assert.equal(portsTo((await policyOf({ connections: { database, cache } })).egress).includes(443), false);
        const inside = await policyOf({
            connections: { awsApis: { through: "endpoints", cidrs: ["10.20.0.0/20"] }, telemetry: false },
        });
        assert.deepEqual(inside.egress[1], { to: [block("10.20.0.0/20")], ports: [{ protocol: "TCP", port: 443 }] });
        const outside = await policyOf({
            connections: {
                awsApis: { through: "internet", reason: "the mail service has no endpoint here" },
                telemetry: false,
            },
        });
        const [peer] = outside.egress[1]?.to as { ipBlock: { cidr: string; except: string[] } }[];
        assert.equal(peer?.ipBlock.cidr, "0.0.0.0/0");
        assert.ok(peer.ipBlock.except.includes("169.254.0.0/16") && peer.ipBlock.except.includes("10.0.0.0/8"));
    });

    it("takes requests from load balancers of its ingress, by the blocks of their subnets", async () => {
        const opened = await policyOf({ ingress, loadBalancerCidrs: ["10.20.0.0/20"] });
        assert.deepEqual(opened.ingress[0], {
            from: [block("10.20.0.0/20")],
            ports: [{ protocol: "TCP", port: 8080 }],
        });
    });

    it("lets nobody but what scrapes metrics reach workers", async () => {
        const workers = { mail: { args: ["src/worker.ts"] } };
        const allowFrom = { shop: { namespace: "shop", service: "front" } };
        const opened = await policyOf({ workers, allowFrom }, "orders-worker-mail-network");
        assert.deepEqual(portsTo(opened.ingress), [9464]);
    });

    it("refuses addresses that flow from elsewhere and are none: the rule would be one for all", async () => {
        const { output } = await import("@pulumi/pulumi");
        await assert.rejects(
            recorded({ connections: { database: { ...database, subnetCidrs: output([]) } } }),
            /connections\.database\.subnetCidrs: must name a block, or the rule would be one for all addresses/,
        );
    });
});
