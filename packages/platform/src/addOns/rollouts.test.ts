import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { PLATFORM } from "../plan/names.ts";
import { Platform } from "../platform.ts";
import { valid } from "../testdata/platformArgs.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const POLICY = "kubernetes:networking.k8s.io/v1:NetworkPolicy";

const made = async (rollouts: boolean) =>
    await record(
        () => new Platform("platform-main", { ...valid, monitoring: {}, ...(rollouts ? { rollouts: {} } : {}) }),
    );

describe("the add-on that releases by canary", () => {
    it("is off by default, and adds what it is without changing anything else", async () => {
        const [without, beside] = [await made(false), await made(true)];
        assert.deepEqual(
            without.urns().filter((urn) => !beside.urns().includes(urn)),
            [],
        );
        assert.deepEqual([...without.all(RELEASE), ...beside.all(RELEASE)].map(({ name }) => name).toSorted(), [
            "platform-main-argo-rollouts",
            "platform-main-kube-prometheus-stack",
            "platform-main-kube-prometheus-stack",
        ]);
        assert.equal((await without.known(without.result.outputs)).rollouts, false);
    });

    it("asks Prometheus from its own pods alone, on Prometheus' own port", async () => {
        const beside = await made(true);
        const { metadata, spec } = beside.named(POLICY, "platform-main-monitoring-namespace-allow-analysis") as {
            metadata: object;
            spec: { podSelector: object; ingress: object[] };
        };
        assert.deepEqual(metadata, { name: "allow-analysis", namespace: "monitoring" });
        assert.deepEqual(spec.podSelector, { matchLabels: PLATFORM.prometheus.podLabels });
        assert.deepEqual(spec.ingress, [
            {
                from: [
                    {
                        namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "platform" } },
                        podSelector: { matchLabels: { "app.kubernetes.io/name": "argo-rollouts" } },
                    },
                ],
                ports: [{ port: 9090, protocol: "TCP" }],
            },
        ]);
        assert.match(PLATFORM.prometheus.url, /:9090$/);
    });
});
