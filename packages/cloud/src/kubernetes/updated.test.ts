import assert from "node:assert/strict";
import { updateState } from "../provider/lifecycle.ts";
import { providerTarget } from "../values/target.ts";
import { at } from "./objects.ts";

type Inputs = Record<string, unknown>;
const target = providerTarget({});
const named = { name: "shop", namespace: "shop" };

describe("an update of a Kubernetes object", () => {
    const update = (type: string, oldInputs: Inputs, news: Inputs, oldState: Inputs): Inputs =>
        updateState(`kubernetes:${type}`, { urn: "urn:pulumi:dev::shop::t::some", oldInputs, oldState, news, target });
    const before = { metadata: named, spec: { template: { spec: { containers: [{ name: "a", image: "a:1" }] } } } };
    const state = {
        ...before,
        metadata: {
            ...named,
            uid: "u",
            resourceVersion: "4",
            generation: 2,
            annotations: { "deployment.kubernetes.io/revision": "2" },
        },
        status: { observedGeneration: 2, replicas: 3 },
    };

    it("raises its version and, for its spec, its generation; for its pods a Deployment's revision", () => {
        const spec = { template: { spec: { containers: [{ name: "a", image: "a:2" }] } } };
        const now = update("apps/v1:Deployment", before, { metadata: named, spec }, state);
        assert.deepEqual(at(now, "metadata"), {
            ...state.metadata,
            resourceVersion: "5",
            generation: 3,
            annotations: { "deployment.kubernetes.io/revision": "3" },
        });
        assert.deepEqual(now["status"], { observedGeneration: 3, replicas: 3 });
        const scaled = update(
            "apps/v1:Deployment",
            before,
            { ...before, spec: { ...before.spec, replicas: 2 } },
            state,
        );
        assert.equal(at(scaled, "metadata", "annotations", "deployment.kubernetes.io/revision"), "2");
    });

    it("is repeated by the controller of a Rollout, which counts generations in text", () => {
        const spec = (restartAt: string): Inputs => ({ metadata: named, spec: { restartAt } });
        const [first, second] = [spec("2001-02-03T04:05:06Z"), spec("2002-03-04T05:06:07Z")];
        const now = update("argoproj.io/v1alpha1:Rollout", first, second, {
            metadata: { ...named, generation: 2, resourceVersion: "4" },
            status: { observedGeneration: "2", phase: "Healthy", restartedAt: "2001-02-03T04:05:06Z" },
        });
        assert.deepEqual(now["status"], {
            observedGeneration: "3",
            phase: "Healthy",
            restartedAt: "2002-03-04T05:06:07Z",
        });
    });

    it("raises the version alone for a label", () => {
        const now = update(
            "apps/v1:Deployment",
            before,
            { ...before, metadata: { ...named, labels: { a: "b" } } },
            state,
        );
        assert.deepEqual([at(now, "metadata", "resourceVersion"), at(now, "metadata", "generation")], ["5", 2]);
    });

    it("fills in anew what follows from what it changes", () => {
        const service = (port: number): Inputs => ({ metadata: named, spec: { ports: [{ port }] } });
        const now = update("core/v1:Service", service(80), service(81), {
            ...service(80),
            spec: { clusterIP: "172.20.1.1", ports: [{ port: 80, targetPort: 80, protocol: "TCP" }] },
        });
        assert.deepEqual(at(now, "spec", "ports"), [{ port: 81, targetPort: 81, protocol: "TCP" }]);
        assert.equal(at(now, "spec", "clusterIP"), "172.20.1.1");
    });

    it("raises a release's revision, and has the chart's version in its status", () => {
        const release = { name: "metrics", version: "1" };
        const old = { ...release, status: { revision: 3, version: "1", status: "deployed" } };
        const now = update("helm.sh/v3:Release", release, { ...release, version: "2" }, old);
        assert.deepEqual(now["status"], { revision: 4, version: "2", status: "deployed" });
    });
});
