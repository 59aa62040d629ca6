import assert from "node:assert/strict";
import { immutableFields } from "./changes.ts";

describe("a change in place", () => {
    const change = (type: string, before: object, after: object): string[] =>
        immutableFields(`kubernetes:${type}`, before, after).map(({ path, words }) => `${path}: ${words}`);

    for (const [type, before, after, words] of [
        [
            "apps/v1:Deployment",
            { spec: { selector: { matchLabels: { a: "b" } } } },
            { spec: { selector: { matchLabels: { a: "c" } } } },
            /^spec\.selector: Invalid value: .*: field is immutable$/,
        ],
        [
            "apps/v1:StatefulSet",
            { spec: { serviceName: "a" } },
            { spec: { serviceName: "b" } },
            /^spec: Forbidden: updates to statefulset spec for fields other than/,
        ],
        [
            "batch/v1:Job",
            { spec: { template: { spec: { a: 1 } } } },
            { spec: { template: { spec: { a: 2 } } } },
            /^spec\.template: .*field is immutable$/,
        ],
        [
            "core/v1:PersistentVolumeClaim",
            { spec: { accessModes: ["a"] } },
            { spec: { accessModes: ["b"] } },
            /^spec: Forbidden: spec is immutable after creation except/,
        ],
        [
            "core/v1:Service",
            { spec: { clusterIP: "172.20.0.1" } },
            { spec: { clusterIP: "172.20.0.2" } },
            /^spec\.clusterIP: .*field is immutable$/,
        ],
        [
            "core/v1:ConfigMap",
            { immutable: true, data: { a: "1" } },
            { immutable: true, data: { a: "2" } },
            /^data: Forbidden: field is immutable when `immutable` is set$/,
        ],
        [
            "rbac.authorization.k8s.io/v1:RoleBinding",
            { roleRef: { name: "a" } },
            { roleRef: { name: "b" } },
            /^roleRef: .*field is immutable$/,
        ],
        ["scheduling.k8s.io/v1:PriorityClass", { value: 1 }, { value: 2 }, /^value: .*field is immutable$/],
        [
            "storage.k8s.io/v1:StorageClass",
            { reclaimPolicy: "Delete" },
            { reclaimPolicy: "Retain" },
            /^reclaimPolicy: .*field is immutable$/,
        ],
    ] as const) {
        it(`refuses that of ${type}: ${words.source}`, () => {
            const found = change(type, before, after);
            assert.equal(found.length, 1);
            assert.match(found[0] ?? "", words);
            assert.deepEqual(change(type, before, before), []);
        });
    }

    it("takes what may change, and keys in another order", () => {
        assert.deepEqual(change("apps/v1:StatefulSet", { spec: { replicas: 1 } }, { spec: { replicas: 2 } }), []);
        const labels = [
            { a: "1", b: "2" },
            { b: "2", a: "1" },
        ].map((matchLabels) => ({ spec: { selector: { matchLabels } } }));
        assert.deepEqual(change("apps/v1:Deployment", labels[0] ?? {}, labels[1] ?? {}), []);
    });
});
