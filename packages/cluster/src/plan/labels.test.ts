import assert from "node:assert/strict";
import { checkLabels } from "./labels.ts";
import type { NodeGroupShape } from "./shape.ts";

const group = { instanceTypes: ["m7g.large"], size: { min: 1, max: 2 } } satisfies NodeGroupShape;

function paths(changes: Partial<NodeGroupShape>): string[] {
    return checkLabels({ ...group, ...changes }).map(({ path }) => path.join(" "));
}

describe("labels and taints of a node group", () => {
    it("take names with and without a prefix, empty values, and no value", () => {
        const labels = { workload: "batch", "example.com/team": "Shop_1.2", empty: "" };
        assert.deepEqual(paths({ labels, taints: { gpu: { effect: "NoSchedule" } } }), []);
    });

    for (const key of ["node-role.kubernetes.io/worker", "k8s.io/x", "eks.amazonaws.com/nodegroup"]) {
        it(`refuse ${key}, which EKS keeps for itself`, () => {
            const [problem] = checkLabels({ ...group, labels: { [key]: "yes" } });
            assert.deepEqual(problem, {
                path: ["labels", key],
                rule: "must not have a prefix of kubernetes.io, k8s.io, eks.amazonaws.com: EKS keeps them",
                value: key,
                fix: "use a prefix of your own, or none",
            });
        });
    }

    it("may have a prefix that only looks like a reserved one", () => {
        assert.deepEqual(paths({ labels: { "notk8s.io/x": "yes" } }), []);
    });

    it("refuse keys and values that Kubernetes would not take", () => {
        const long = "x".repeat(64);
        assert.deepEqual(
            paths({
                labels: { "-a": "b", [long]: "b", a: "two words", b: long },
                taints: {
                    [`example.com/${"x".repeat(60)}`]: { effect: "NoExecute" },
                    c: { value: "-", effect: "NoExecute" },
                },
            }),
            [
                "labels -a",
                `labels ${long}`,
                "labels a",
                "labels b",
                `taints example.com/${"x".repeat(60)}`,
                "taints c value",
            ],
        );
    });

    it("refuse more than 50 taints", () => {
        const taints = Object.fromEntries(
            Array.from({ length: 51 }, (_, index) => [`t${index}`, { effect: "NoSchedule" } as const]),
        );
        assert.deepEqual(paths({ taints }), ["taints"]);
    });
});
