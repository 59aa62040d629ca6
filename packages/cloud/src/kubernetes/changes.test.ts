import assert from "node:assert/strict";
import { checkInputs, diffInputs } from "../provider/lifecycle.ts";
import { providerTarget } from "../values/target.ts";
import { kubernetesReplacedBy } from "./replaced.ts";

type Inputs = Record<string, unknown>;
const target = providerTarget({});

function changed(type: string, oldInputs: Inputs, news: Inputs, settings: Inputs = {}) {
    const urn = `urn:pulumi:dev::shop::kubernetes:${type}::some`;
    return diffInputs(`kubernetes:${type}`, {
        urn,
        oldInputs,
        oldState: {},
        news,
        ignoreChanges: [],
        target: providerTarget({ clusterIdentifier: "main", ...settings }),
    });
}

const named = { name: "shop", namespace: "shop" };

describe("what pulumi-kubernetes replaces", () => {
    for (const [what, type, before, now, replaces] of [
        [
            "a Deployment for its selector",
            "apps/v1:Deployment",
            { selector: { matchLabels: { app: "a" } } },
            { selector: { matchLabels: { app: "b" } } },
            ["spec.selector"],
        ],
        [
            "no Deployment for its image",
            "apps/v1:Deployment",
            { template: { spec: { containers: [{ image: "a" }] } } },
            { template: { spec: { containers: [{ image: "b" }] } } },
            [],
        ],
        [
            "a Job for its template",
            "batch/v1:Job",
            { template: { spec: { containers: [{ image: "a" }] } } },
            { template: { spec: { containers: [{ image: "b" }] } } },
            ["spec.template"],
        ],
        [
            "a Job for how many run at once",
            "batch/v1:Job",
            { parallelism: 1 },
            { parallelism: 2 },
            ["spec.parallelism"],
        ],
        ["no Job for its deadline", "batch/v1:Job", { activeDeadlineSeconds: 1 }, { activeDeadlineSeconds: 2 }, []],
        [
            "a StatefulSet for its service",
            "apps/v1:StatefulSet",
            { serviceName: "a" },
            { serviceName: "b" },
            ["spec.serviceName"],
        ],
        ["no StatefulSet for its size", "apps/v1:StatefulSet", { replicas: 1 }, { replicas: 2 }, []],
        [
            "a Service for its address",
            "core/v1:Service",
            { clusterIP: "None" },
            { clusterIP: "172.20.0.9" },
            ["spec.clusterIP"],
        ],
        ["no Service for its type", "core/v1:Service", { type: "ClusterIP" }, { type: "NodePort" }, []],
        [
            "a claim for its class",
            "core/v1:PersistentVolumeClaim",
            { storageClassName: "gp2" },
            { storageClassName: "gp3" },
            ["spec.storageClassName"],
        ],
        [
            "no claim for its size",
            "core/v1:PersistentVolumeClaim",
            { resources: { requests: { storage: "1Gi" } } },
            { resources: { requests: { storage: "2Gi" } } },
            [],
        ],
        [
            "a pod for a container's image",
            "core/v1:Pod",
            { containers: [{ image: "a" }] },
            { containers: [{ image: "b" }] },
            ["spec.containers[*].image"],
        ],
        [
            "a quota for its scopes",
            "core/v1:ResourceQuota",
            { scopes: ["BestEffort"] },
            { scopes: ["NotBestEffort"] },
            ["spec.scopes"],
        ],
        [
            "no autoscaler for its bounds",
            "autoscaling/v2:HorizontalPodAutoscaler",
            { maxReplicas: 3 },
            { maxReplicas: 9 },
            [],
        ],
        [
            "no network policy for its peers",
            "networking.k8s.io/v1:NetworkPolicy",
            { ingress: [] },
            { ingress: [{}] },
            [],
        ],
    ] as const) {
        it(what, () => {
            const found = changed(type, { metadata: named, spec: before }, { metadata: named, spec: now });
            assert.deepEqual(found.replaces, replaces);
            assert.equal(found.deleteBeforeReplace, replaces.length > 0);
        });
    }

    it("a ConfigMap for its data, unless the provider may change it and it says nothing of being immutable", () => {
        const type = "core/v1:ConfigMap";
        const before = { metadata: named, data: { a: "1" } };
        const mutable = { enableConfigMapMutable: "true" };
        assert.deepEqual(changed(type, before, { ...before, data: { a: "2" } }).replaces, ["data"]);
        assert.deepEqual(changed(type, before, { ...before, data: { a: "2" } }, mutable).replaces, []);
        assert.deepEqual(changed(type, before, { ...before, data: {}, immutable: true }, mutable).replaces, ["data"]);
    });

    it("a Secret for its data, and for its type whatever the provider may", () => {
        const type = "core/v1:Secret";
        const before = { metadata: named, type: "Opaque", stringData: { a: "1" } };
        const mutable = { enableSecretMutable: true };
        assert.deepEqual(changed(type, before, { ...before, stringData: { a: "2" } }).replaces, ["stringData"]);
        assert.deepEqual(changed(type, before, { ...before, stringData: { a: "2" } }, mutable).replaces, []);
        assert.deepEqual(changed(type, before, { ...before, type: "kubernetes.io/tls" }, mutable).replaces, ["type"]);
    });

    it("a binding for its role, a class for its provisioner", () => {
        const binding = changed(
            "rbac.authorization.k8s.io/v1:RoleBinding",
            { metadata: named, roleRef: { name: "a" } },
            { metadata: named, roleRef: { name: "b" } },
        );
        assert.deepEqual(binding.replaces, ["roleRef"]);
        const storage = changed("storage.k8s.io/v1:StorageClass", { provisioner: "a" }, { provisioner: "b" });
        assert.deepEqual(storage.replaces, ["provisioner"]);
    });

    it("an object whose name the program gave after deleting it, one in another namespace before", () => {
        const moved = changed("core/v1:Service", { metadata: named }, { metadata: { ...named, namespace: "other" } });
        assert.deepEqual([moved.replaces, moved.deleteBeforeReplace], [["metadata.namespace"], false]);
        const metadata = { ...named, annotations: { "pulumi.com/autonamed": "true" } };
        const generated = changed(
            "batch/v1:Job",
            { metadata, spec: { template: 1 } },
            { metadata, spec: { template: 2 } },
        );
        assert.deepEqual([generated.replaces, generated.deleteBeforeReplace], [["spec.template"], false]);
    });

    it("an unchanged Job that failed, where its program asks for it", () => {
        const job = (replaceUnready: string): Inputs => ({
            metadata: { ...named, annotations: { "pulumi.com/replaceUnready": replaceUnready } },
        });
        const left = (type: string, inputs: Inputs): unknown => {
            const { changes, replaces, deleteBeforeReplace } = diffInputs("kubernetes:batch/v1:Job", {
                urn: "urn:pulumi:dev::shop::kubernetes:batch/v1:Job::some",
                oldInputs: inputs,
                oldState: { status: { conditions: [{ type, status: "True" }] } },
                news: inputs,
                ignoreChanges: [],
                target,
            });
            return [changes.size, replaces, deleteBeforeReplace];
        };
        const annotation = 'metadata.annotations["pulumi.com/replaceUnready"]';
        assert.deepEqual(left("Failed", job("true")), [1, [annotation], true]);
        assert.deepEqual(left("Complete", job("true")), [0, [], false]);
        assert.deepEqual(left("Failed", job("false")), [0, [], false]);
    });

    it("a release for its name alone, not its chart or values", () => {
        const release = { name: "metrics", namespace: "platform", version: "1" };
        const type = "helm.sh/v3:Release";
        assert.deepEqual(changed(type, release, { ...release, version: "2", values: { a: 1 } }).replaces, []);
        const renamed = changed(type, release, { ...release, name: "other" });
        assert.deepEqual([renamed.replaces, renamed.deleteBeforeReplace], [["name"], false]);
    });

    it("a custom resource for its identity", () => {
        assert.deepEqual(kubernetesReplacedBy("kubernetes:external-secrets.io/v1:ExternalSecret", {}), [
            "metadata.name",
            "metadata.namespace",
        ]);
    });
});

describe("the checked inputs of a Helm release", () => {
    const check = (olds: Inputs, news: Inputs): Inputs =>
        checkInputs("kubernetes:helm.sh/v3:Release", {
            urn: "urn:pulumi:dev::shop::kubernetes:helm.sh/v3:Release::metrics",
            olds,
            news,
            seed: "1",
        }).inputs;

    it("hold a generated name, which stays, a namespace and a deadline", () => {
        const first = check({}, { chart: "metrics-server" });
        assert.match(String(first["name"]), /^metrics-[0-9a-f]{8}$/);
        assert.deepEqual([first["namespace"], first["timeout"]], ["default", 300]);
        assert.equal(check(first, { chart: "other" })["name"], first["name"]);
    });

    it("are the program's where it says them", () => {
        const sent = { chart: "c", name: "own", namespace: "platform", skipAwait: true };
        assert.deepEqual(check({}, sent), sent);
    });
});
