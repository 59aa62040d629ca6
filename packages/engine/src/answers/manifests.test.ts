import assert from "node:assert/strict";
import { decodeManifests } from "./manifests.ts";

describe("decodeManifests", () => {
    it("gives every document that has a kind and a version, and leaves out what has none", () => {
        const text =
            "---\n# nothing\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  k: |\n    x\n---\nkind: Nothing\n---\n" +
            "apiVersion: v1\nkind: List\nitems: [{ apiVersion: v1, kind: Pod }]\n";
        assert.deepEqual(decodeManifests(text), [
            { apiVersion: "v1", kind: "ConfigMap", metadata: { name: "a" }, data: { k: "x\n" } },
            { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "Pod" }] },
        ]);
        assert.deepEqual(decodeManifests(""), []);
    });

    it("reads JSON, anchors, and words and numbers as Kubernetes does", () => {
        const json = '{ "apiVersion": "v1", "kind": "Pod", "spec": { "a": [1, 2.5] } }';
        assert.deepEqual(decodeManifests(json), [{ apiVersion: "v1", kind: "Pod", spec: { a: [1, 2.5] } }]);
        const [found] = decodeManifests(
            "apiVersion: v1\nkind: Pod\nmode: 0644\non: yes\nday: 2001-01-01\ntime: 1:30\nx: &x { a: 1 }\nz:\n  <<: *x\n  b: 2\n",
        );
        assert.deepEqual(found, {
            apiVersion: "v1",
            kind: "Pod",
            mode: 420,
            true: true,
            day: "2001-01-01",
            time: "1:30",
            x: { a: 1 },
            z: { a: 1, b: 2 },
        });
    });

    it("puts a namespace into what names none and may have one", () => {
        const text = ["Service", "Namespace", "ClusterRole"]
            .map((kind) => `apiVersion: v1\nkind: ${kind}\nmetadata: { name: n }\n`)
            .concat("apiVersion: v1\nkind: Pod\nmetadata: { namespace: own }\n")
            .join("---\n");
        const namespaces = decodeManifests(text, "web").map(
            ({ metadata }) => (metadata as { namespace?: string }).namespace,
        );
        assert.deepEqual(namespaces, ["web", undefined, undefined, "own"]);
    });

    it("refuses what is no YAML", () => {
        assert.throws(() => decodeManifests("a: [1\n"), /^Error: error converting YAML to JSON: /);
    });
});
