import assert from "node:assert/strict";
import { computedOutputs } from "../model/computed.ts";
import { withComputed } from "../model/overlay.ts";
import { providerTarget } from "../values/target.ts";
import { at } from "./objects.ts";

const target = providerTarget({});

function made(type: string, inputs: Record<string, unknown>, seed?: string) {
    const urn = `urn:pulumi:dev::shop::kubernetes:${type}::some`;
    return computedOutputs(`kubernetes:${type}`, { urn, inputs, target, ...(seed === undefined ? {} : { seed }) });
}

describe("a Kubernetes object in the simulated cloud", () => {
    for (const [type, metadata, id] of [
        ["core/v1:ConfigMap", { name: "settings", namespace: "shop" }, "shop/settings"],
        ["core/v1:ConfigMap", { name: "settings" }, "default/settings"],
        ["core/v1:Namespace", { name: "shop" }, "shop"],
        ["rbac.authorization.k8s.io/v1:ClusterRole", { name: "reader" }, "reader"],
        ["external-secrets.io/v1:ExternalSecret", { name: "own", namespace: "shop" }, "shop/own"],
        ["external-secrets.io/v1:ClusterSecretStore", { name: "aws" }, "aws"],
    ] as const) {
        it(`has the id ${id} as a ${type}`, () => {
            const { id: own, basis } = made(type, { metadata });
            assert.deepEqual([own, basis], [id, "model"]);
        });
    }

    it("gets a uid, a version, and a generation where its kind has one", () => {
        const metadata = { name: "shop", namespace: "shop" };
        const deployment = made("apps/v1:Deployment", { metadata }).outputs["metadata"];
        assert.match(String(at(deployment, "uid")), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
        assert.deepEqual([at(deployment, "resourceVersion"), at(deployment, "generation")], ["1", 1]);
        const settings = made("core/v1:ConfigMap", { metadata }).outputs["metadata"];
        assert.equal(at(settings, "generation"), undefined);
        assert.equal("namespace" in (made("core/v1:Namespace", {}).outputs["metadata"] as object), false);
    });

    it("is another where the seed is another", () => {
        const [one, other] = ["1", "2"].map((seed) => made("core/v1:ConfigMap", { metadata: { name: "a" } }, seed));
        assert.equal(one?.id, other?.id);
        assert.notEqual(at(one?.outputs, "metadata", "uid"), at(other?.outputs, "metadata", "uid"));
    });

    it("shows defaults in a preview, and leaves open what the control plane decides", () => {
        const inputs = { metadata: { name: "shop" }, spec: { ports: [{ port: 80 }] } };
        const shown = withComputed<unknown>(inputs, made("core/v1:Service", inputs), { unknown: "?" });
        assert.equal(at(shown, "spec", "type"), "ClusterIP");
        assert.deepEqual(at(shown, "spec", "ports", 0), { port: 80, protocol: "TCP", targetPort: 80 });
        assert.deepEqual(
            [at(shown, "spec", "clusterIP"), at(shown, "metadata", "uid"), shown["status"]],
            ["?", "?", "?"],
        );
    });

    it("has an address of the cluster as a Service, unless it is headless or a name elsewhere", () => {
        const address = (spec: object): unknown => {
            const inputs = { metadata: { name: "shop" }, spec };
            return at(withComputed<unknown>(inputs, made("core/v1:Service", inputs)), "spec", "clusterIPs");
        };
        assert.match(String(at(address({}), 0)), /^172\.20\.\d+\.\d+$/);
        assert.deepEqual(address({ clusterIP: "None" }), ["None"]);
        assert.equal(address({ type: "ExternalName" }), undefined);
    });

    it("is rolled out as a Deployment, served as an Ingress, done as a Job", () => {
        const { status } = made("apps/v1:Deployment", { spec: { replicas: 3 } }).outputs;
        assert.deepEqual([at(status, "availableReplicas"), at(status, "conditions", 0, "type")], [3, "Available"]);
        const { outputs } = made("networking.k8s.io/v1:Ingress", { metadata: { name: "shop" } });
        assert.match(
            String(at(outputs, "status", "loadBalancer", "ingress", 0, "hostname")),
            /^internal-k8s-shop-[0-9a-f]{10}-\d+\.us-east-1\.elb\.amazonaws\.com$/,
        );
        const job = made("batch/v1:Job", { metadata: { name: "migrate" }, spec: { template: {} } }).outputs;
        assert.equal(at(job, "status", "succeeded"), 1);
        assert.equal(
            at(job, "spec", "selector", "matchLabels", "batch.kubernetes.io/controller-uid"),
            at(job, "metadata", "uid"),
        );
    });
});

describe("a Helm release in the simulated cloud", () => {
    it("is no object: it has no metadata, and a status of its own", () => {
        const { id, outputs, constants } = made("helm.sh/v3:Release", {
            chart: "oci://charts.example/metrics-server",
            version: "3.12.2",
            name: "metrics",
            namespace: "platform",
        });
        assert.equal(id, "platform/metrics");
        assert.equal("metadata" in outputs, false);
        assert.deepEqual(outputs["status"], {
            chart: "metrics-server",
            name: "metrics",
            namespace: "platform",
            revision: 1,
            status: "deployed",
            version: "3.12.2",
        });
        assert.deepEqual(constants, { namespace: "platform", timeout: 300 });
    });

    it("waits for nothing where it is told not to", () => {
        assert.deepEqual(made("helm.sh/v3:Release", { skipAwait: true }).constants, { namespace: "default" });
    });
});
