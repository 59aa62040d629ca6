import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NAMESPACED } from "./namespacedTypes.ts";
import { ROLLOUTS, WORKLOADS } from "./podSpec.ts";
import { BINDINGS, ROLES } from "./rbac.ts";

const root = dirname(createRequire(import.meta.url).resolve("@pulumi/kubernetes/package.json"));
const provided = new Set(
    readdirSync(root, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".js") && !file.startsWith("node_modules"))
        .flatMap((file) => /__pulumiType = '([^']+)'/.exec(readFileSync(join(root, file), "utf8"))?.[1] ?? []),
);

/** A custom kind is no type of the provider's. */
const OWN_WORKLOADS = WORKLOADS.filter((type) => !ROLLOUTS.includes(type));

describe("the Kubernetes types that rules name", () => {
    for (const [what, types] of Object.entries({
        namespaced: NAMESPACED,
        workloads: OWN_WORKLOADS,
        roles: ROLES,
        bindings: BINDINGS,
    })) {
        it(`are all types of the installed provider (${what})`, () => {
            assert.deepEqual(
                types.filter((type) => !provided.has(type)),
                [],
            );
        });
    }

    it("have every workload in a namespace, patches and lists aside", () => {
        const plain = OWN_WORKLOADS.filter((type) => !/(Patch|List)$/.test(type));
        assert.deepEqual(
            plain.filter((type) => !NAMESPACED.includes(type)),
            [],
        );
    });

    it("have no cluster-wide kind among those in a namespace", () => {
        const wide = ["core/v1:Namespace", "core/v1:Node", "rbac.authorization.k8s.io/v1:ClusterRole"];
        assert.deepEqual(
            wide.filter((type) => NAMESPACED.includes(`kubernetes:${type}`)),
            [],
        );
    });
});
