import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { record, type RecordOptions, type Recording } from "@plinth/testing";
import { platform } from "./layer.ts";

const RELEASE = "kubernetes:helm.sh/v3:Release";
const PROVIDER = "pulumi:providers:kubernetes";

type Outputs = ReturnType<typeof platform.build>;

/** What the stacks of the layers below return. */
const below: NonNullable<RecordOptions["stackOutputs"]> = {
    "organization/plinth-network/dev": { vpcId: "vpc-1" },
    "organization/plinth-cluster/dev": {
        instances: { main: { name: "plinth-dev-main", readyName: "plinth-dev-main", kubeconfig: "{}" } },
    },
};

async function recorded(options: RecordOptions = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(platform) as Promise<Outputs>, {
        project: "plinth-platform",
        stack: "dev",
        stackOutputs: below,
        ...options,
    });
}

describe("the platform layer", () => {
    let dev: Recording<Outputs>;

    before(async () => {
        dev = await recorded();
    });

    it("installs what the settings name, through the cluster's own provider", () => {
        const provider = dev.only(PROVIDER);
        assert.equal(provider["kubeconfig"], "{}");
        const releases = dev.all(RELEASE);
        assert.deepEqual(releases.map(({ name }) => name).toSorted(), [
            "platform-main-aws-load-balancer-controller",
            "platform-main-external-secrets",
            "platform-main-kube-prometheus-stack",
            "platform-main-loki",
            "platform-main-metrics-server",
            "platform-main-otel-agent",
            "platform-main-otel-gateway",
        ]);
        for (const { name, provider: used } of dev.resources.filter(
            ({ type, custom }) => custom && type.startsWith("kubernetes:"),
        ))
            assert.match(used, /platform-kubernetes-main/, name);
    });

    it("knows the cluster and the VPC, and marks what the controller makes as the environment's", () => {
        const { values } = dev.named(RELEASE, "platform-main-aws-load-balancer-controller") as {
            values: { clusterName: string; vpcId: string; defaultTags: Record<string, string> };
        };
        assert.deepEqual([values.clusterName, values.vpcId], ["plinth-dev-main", "vpc-1"]);
        assert.equal(values.defaultTags["Environment"], "dev");
        assert.equal(values.defaultTags["Layer"], "platform");
    });

    it("returns what services find, by cluster", async () => {
        const { clusters } = dev.result;
        assert.deepEqual(Object.keys(clusters), ["main"]);
        const main = await dev.known(clusters["main"]!);
        assert.equal(main.otlp?.httpEndpoint, "http://otel-gateway.monitoring:4318");
        assert.equal(main.ingressClass, "alb");
        assert.equal(main.secretStore, undefined);
    });

    it("previews before anything below is deployed", async () => {
        const first = await recorded({ preview: true });
        assert.equal(first.all(RELEASE).length, 7);
        assert.equal((await first.known(first.result.clusters["main"]!)).metricsApi, true);
    });

    it("refuses, in an update, a cluster that the deployed layer does not have", async () => {
        const without = { ...below, "organization/plinth-cluster/dev": { instances: {} } };
        await assert.rejects(
            recorded({ stackOutputs: without }),
            /layer platform (installs add-ons in|runs on) cluster main, which the deployed cluster layer does not have/,
        );
    });
});
