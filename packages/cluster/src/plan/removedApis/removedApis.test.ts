import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { apiUsesIn, isGone, removedUses, removedUseText, requestedApis } from "./removedApis.ts";

const budget = { apiVersion: "policy/v1beta1", kind: "PodDisruptionBudget", metadata: { name: "orders" } };

describe("APIs that Kubernetes stops to serve", () => {
    it("are found in lists, plans and states, however deep", () => {
        const list = { apiVersion: "v1", kind: "List", items: [budget] };
        const plan = { stacks: [{ resources: [{ type: "kubernetes:policy/v1beta1:Budget", inputs: budget }] }] };
        for (const document of [budget, list, [budget], plan]) {
            assert.deepEqual(removedUses(apiUsesIn(document, "orders.yaml")), [
                {
                    apiVersion: "policy/v1beta1",
                    kind: "PodDisruptionBudget",
                    name: "orders",
                    where: "orders.yaml",
                    removedIn: "1.25",
                    use: "policy/v1",
                },
            ]);
        }
    });

    it("are told from the same kind under a version that stays", () => {
        assert.deepEqual(removedUses(apiUsesIn({ ...budget, apiVersion: "policy/v1" }, "a")), []);
        assert.deepEqual(removedUses(apiUsesIn({ apiVersion: "apps/v1", kind: "Deployment" }, "a")), []);
        assert.deepEqual(removedUses(apiUsesIn("text", "a")), []);
    });

    it("are named once for an object that stands twice in a file, and twice for two objects", () => {
        const uses = apiUsesIn([budget, budget, { ...budget, metadata: { name: "cart" } }], "a");
        assert.deepEqual(
            removedUses(uses).map(({ name }) => name),
            ["orders", "cart"],
        );
    });

    it("are gone from their release on, not before", () => {
        const api = { removedIn: "1.25" };
        assert.deepEqual(
            ["1.24", "1.25", "1.36"].map((version) => isGone(api, version)),
            [false, true, true],
        );
    });

    it("are those that the API server counted requests for", () => {
        const metrics = [
            "# TYPE apiserver_requested_deprecated_apis gauge",
            'apiserver_requested_deprecated_apis{group="networking.k8s.io",removed_release="1.37",resource="servicecidrs",subresource="",version="v1beta1"} 1',
            'apiserver_requested_deprecated_apis{group="",removed_release="",resource="componentstatuses",subresource="",version="v1"} 1',
            'apiserver_requested_deprecated_apis{group="policy",removed_release="1.25",resource="podsecuritypolicies",subresource="",version="v1beta1"} 0',
        ].join("\n");
        assert.deepEqual(requestedApis(metrics, "metrics"), [
            { apiVersion: "networking.k8s.io/v1beta1", kind: "servicecidrs", where: "metrics", removedIn: "1.37" },
        ]);
    });

    it("are said with the place, the object and what to use", () => {
        const [use] = removedUses(apiUsesIn(budget, "orders.yaml"));
        assert.equal(
            use && removedUseText(use),
            "orders.yaml: policy/v1beta1 PodDisruptionBudget orders is gone from 1.25 on: use policy/v1",
        );
    });

    it("are a table of versions of Kubernetes, and none sends to what is gone no later", () => {
        const table = JSON.parse(readFileSync(path.join(import.meta.dirname, "apis.json"), "utf8")) as Record<
            string,
            Record<string, { removedIn: string; use?: string }>
        >;
        for (const [apiVersion, kinds] of Object.entries(table)) {
            assert.match(apiVersion, /^([a-z.0-9]+\/)?v\d+((alpha|beta)\d+)?$/);
            for (const [kind, { removedIn, use }] of Object.entries(kinds)) {
                assert.match(removedIn, /^1\.\d\d$/, kind);
                const next = use === undefined ? undefined : table[use]?.[kind];
                if (next !== undefined) assert.ok(isGone({ removedIn }, next.removedIn), `${apiVersion} ${kind}`);
            }
        }
    });
});
