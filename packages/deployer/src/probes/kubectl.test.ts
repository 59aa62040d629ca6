import assert from "node:assert/strict";
import { existsSync, readFileSync, statSync } from "node:fs";
import fc from "fast-check";
import type { WantedWorkload } from "../verify/ports.ts";
import { Kubectl } from "./kubectl.ts";
import { quantity } from "./podMetrics.ts";
import { printed, RecordedTool, refused } from "./testdata/recordedTool.ts";
import { stateOfWorkload } from "./workload.ts";

const wanted: WantedWorkload = {
    kind: "Deployment",
    namespace: "shop",
    name: "web",
    access: { kubeconfig: '{"apiVersion":"v1"}' },
};
const deployment = {
    metadata: { generation: 3 },
    spec: {
        replicas: 2,
        selector: { matchLabels: { app: "web" } },
        template: {
            spec: {
                containers: [
                    { name: "web", resources: { requests: { cpu: "250m", memory: "128Mi" } } },
                    { name: "side" },
                ],
            },
        },
    },
    status: { observedGeneration: 3, updatedReplicas: 2, availableReplicas: 2 },
};
const metrics = {
    items: [1, 2].map(() => ({
        containers: [
            { name: "web", usage: { cpu: "125000000n", memory: "65536Ki" } },
            { name: "side", usage: { cpu: "1", memory: "1Gi" } },
        ],
    })),
};

describe("workloads read with kubectl", () => {
    let tool: RecordedTool;
    let kubectl: Kubectl;

    beforeEach(() => {
        tool = new RecordedTool();
        kubectl = new Kubectl(tool.run);
    });

    it("are read with the kubeconfig of the state, in a file for the owner alone that is gone afterwards", async () => {
        let file = "";
        tool.answers["kubectl"] = (args) => {
            file = args[0]?.replace("--kubeconfig=", "") ?? "";
            assert.equal(readFileSync(file, "utf8"), '{"apiVersion":"v1"}');
            assert.equal(statSync(file).mode & 0o077, 0);
            return printed(args.includes("deployment/web") ? deployment : metrics);
        };
        assert.deepEqual(await kubectl.state(wanted), {
            generation: 3,
            observedGeneration: 3,
            desired: 2,
            updated: 2,
            available: 2,
            // Half of what the containers request; one that requests nothing counts nowhere.
            utilization: { cpu: 0.5, memory: 0.5 },
        });
        assert.equal(existsSync(file), false);
        assert.ok(tool.calls[0]?.args.includes("--namespace=shop"));
        assert.match(tool.calls[1]?.args.join(" ") ?? "", /pods\?labelSelector=app%3Dweb /);
    });

    it("are read in a context, or with a kubeconfig that is a file's path", async () => {
        tool.answers["kubectl"] = () => printed({});
        await kubectl.state({ ...wanted, access: { context: "dev" } });
        await kubectl.state({ ...wanted, access: { kubeconfig: "/home/ada/.kube/config" } });
        assert.deepEqual(
            tool.calls.map(({ args }) => args[0]),
            ["--context=dev", "--kubeconfig=/home/ada/.kube/config"],
        );
    });

    it("are none where the API knows none", async () => {
        tool.answers["kubectl"] = () => refused('Error from server (NotFound): deployments.apps "web" not found');
        assert.equal(await kubectl.state(wanted), undefined);
    });

    it("cannot be told without kubectl, without an answer, and without a way to the cluster", async () => {
        tool.answers["kubectl"] = () => undefined;
        assert.match(JSON.stringify(await kubectl.state(wanted)), /kubectl, which is not on PATH/);
        tool.answers["kubectl"] = () => refused("Unable to connect to the server: dial tcp: i/o timeout");
        assert.match(JSON.stringify(await kubectl.state(wanted)), /Unable to connect to the server/);
        const { access: _, ...unreachable } = wanted;
        assert.deepEqual(await kubectl.state(unreachable), { missing: "a way to reach the cluster" });
    });

    it("say how busy they are only where the cluster measures it", async () => {
        tool.answers["kubectl"] = (args) =>
            args.includes("deployment/web")
                ? printed(deployment)
                : refused("the server could not find the requested resource");
        const state = await kubectl.state(wanted);
        assert.ok(state !== undefined && !("utilization" in state));
    });
});

describe("how far a rollout has got", () => {
    it("counts what the API leaves out as none, and one replica where nobody says", () => {
        assert.deepEqual(stateOfWorkload("Deployment", { metadata: { generation: 1 }, spec: {} }), {
            generation: 1,
            observedGeneration: 0,
            desired: 1,
            updated: 0,
            available: 0,
        });
    });

    it("takes pods below a partition, and all with OnDelete, for what they are meant to be", () => {
        const spec = { replicas: 3, updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 2 } } };
        const status = { updatedReplicas: 1, availableReplicas: 3 };
        assert.equal(stateOfWorkload("StatefulSet", { spec, status }).updated, 3);
        const manual = { replicas: 3, updateStrategy: { type: "OnDelete" } };
        assert.equal(stateOfWorkload("StatefulSet", { spec: manual, status: {} }).updated, 3);
    });

    it("counts nodes for a DaemonSet", () => {
        const status = { desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 1 };
        const { desired, updated, available } = stateOfWorkload("DaemonSet", { spec: {}, status });
        assert.deepEqual([desired, updated, available], [3, 2, 1]);
    });

    it("repeats what the controller says of one that does not get on", () => {
        const late = { type: "Progressing", status: "False", reason: "ProgressDeadlineExceeded", message: "timed out" };
        const status = { conditions: [{ type: "Available", status: "True" }, late] };
        assert.equal(
            stateOfWorkload("Deployment", { status }).stalled,
            "Progressing: ProgressDeadlineExceeded: timed out",
        );
    });
});

describe("quantities of Kubernetes", () => {
    it("are numbers with a suffix", () => {
        const read = ["250m", "1", "0.5", "128Mi", "1e3", "125000000n", "2k", "1Gi"].map(quantity);
        assert.deepEqual(read, [0.25, 1, 0.5, 134217728, 1000, 0.125, 2000, 1073741824]);
        assert.deepEqual(["", "x", "1x", "-1", undefined].map(quantity), Array(5).fill(undefined));
    });

    it("grow with their suffix", () => {
        const digits = fc.integer({ min: 1, max: 1_000_000 });
        fc.assert(
            fc.property(digits, (count) => {
                const sizes = ["n", "u", "m", "", "k", "Ki", "M", "Mi", "G", "Gi"].map(
                    (suffix) => quantity(`${count}${suffix}`) ?? 0,
                );
                assert.deepEqual(
                    sizes,
                    sizes.toSorted((one, other) => one - other),
                );
            }),
        );
    });
});
