import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Cluster } from "./cluster.ts";
import type { ClusterArgs, NodeGroupClusterArgs } from "./clusterArgs.ts";
import { leastArgs, leastAutoArgs } from "./testdata/clusterArgs.ts";

const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function make(args: ClusterArgs = leastArgs) {
    return await record(() => new Cluster("cluster-main", args), { project: "plinth-cluster", stack: "dev" });
}

type Made = Awaited<ReturnType<typeof make>>;

function names(made: Made): string[] {
    return made
        .all(ALARM)
        .map(({ name }) => name.replace(/^cluster-main-|-alarm$/g, ""))
        .sort();
}

describe("alarms of a cluster", () => {
    it("watch what EKS publishes of the control plane without an agent", async () => {
        const made = await make(leastAutoArgs);
        assert.deepEqual(names(made), [
            "api-errors",
            "api-slow",
            "api-throttled",
            "pods-unschedulable",
            "storage-high",
        ]);
        const throttled = made.named(ALARM, "cluster-main-api-throttled-alarm");
        assert.deepEqual(
            [throttled["namespace"], throttled["metricName"], throttled["dimensions"]],
            ["AWS/EKS", "apiserver_request_total_429", { ClusterName: "plinth-dev-main" }],
        );
        assert.equal(made.named(ALARM, "cluster-main-storage-high-alarm")["threshold"], 0.8 * 8 * 2 ** 30);
    });

    it("count failed requests as a share of all", async () => {
        const { metricQueries } = (await make()).named(ALARM, "cluster-main-api-errors-alarm") as {
            metricQueries: { id: string; expression?: string; metric?: { metricName: string } }[];
        };
        assert.deepEqual(
            metricQueries.map(({ id, expression, metric }) => [id, expression ?? metric?.metricName]),
            [
                ["watched", "IF(all > 0, 100 * failed / all, 0)"],
                ["failed", "apiserver_request_total_5XX"],
                ["all", "apiserver_request_total"],
            ],
        );
    });

    it("watch whether a node group has its least, and whether it can still grow", async () => {
        const made = await make();
        const missing = made.named(ALARM, "cluster-main-nodes-missing-general-alarm");
        const full = made.named(ALARM, "cluster-main-nodes-at-maximum-general-alarm");
        assert.deepEqual([missing["comparisonOperator"], missing["threshold"]], ["LessThanThreshold", 2]);
        assert.deepEqual([full["comparisonOperator"], full["threshold"]], ["GreaterThanThreshold", 5]);
        const { AutoScalingGroupName } = missing["dimensions"] as Record<string, string>;
        assert.match(AutoScalingGroupName ?? "", /^eks-cluster-main-nodes-general-/);
    });

    it("expect nothing of a group that may be empty, or that does not grow", async () => {
        const group = { instanceTypes: ["m7g.large"] };
        const nodeGroups = {
            empty: { ...group, size: { min: 0, max: 2 } },
            fixed: { ...group, size: { min: 2, max: 2 } },
        };
        const made = names(await make({ ...leastArgs, nodeGroups }));
        assert.deepEqual(
            made.filter((name) => name.startsWith("nodes-")),
            ["nodes-at-maximum-empty", "nodes-missing-fixed"],
        );
    });

    it("only gain alarms with a node group", async () => {
        const more: NodeGroupClusterArgs["nodeGroups"] = {
            batch: { instanceTypes: ["c7g.large"], size: { min: 1, max: 3 } },
            ...leastArgs.nodeGroups,
        };
        const [before, after] = [await make(), await make({ ...leastArgs, nodeGroups: more })];
        for (const { name, inputs } of before.all(ALARM)) assert.deepEqual(after.named(ALARM, name), inputs, name);
        assert.deepEqual(
            names(after).filter((name) => !names(before).includes(name)),
            ["nodes-at-maximum-batch", "nodes-missing-batch"],
        );
    });

    it("watch whether Karpenter reads what is announced to it", async () => {
        const made = await make({ ...leastArgs, karpenter: {} });
        const { QueueName } = made.named(ALARM, "cluster-main-interruptions-unread-alarm")["dimensions"] as {
            QueueName: string;
        };
        assert.match(QueueName, /^cluster-main-karpenter-/);
    });

    it("are none with off", async () => assert.deepEqual(names(await make({ ...leastArgs, alarms: "off" })), []));
});
