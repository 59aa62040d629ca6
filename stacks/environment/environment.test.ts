import assert from "node:assert/strict";
import { type AnyLayer, runEnvironment } from "@plinth/core";
import { findRepository, inspectEnvironment } from "@plinth/core/settings";
import { record } from "@plinth/testing";
import { layers } from "./layers.ts";

const repository = findRepository(import.meta.dirname);
const sandbox = { project: "plinth", stack: "sandbox" };

/** A layer whose outputs lack one, as if somebody had removed it and forced the type checker. */
function without(layer: AnyLayer, output: string): AnyLayer {
    return {
        ...layer,
        build: (settings, upstream, context) => {
            const outputs = layer.build(settings, upstream, context);
            return Object.fromEntries(Object.entries(outputs).filter(([name]) => name !== output));
        },
    };
}

describe("a whole environment as one stack", () => {
    it("builds every layer through one provider and returns the outputs of each", async () => {
        const made = await record(() => runEnvironment(layers), sandbox);
        const { settings: listed } = inspectEnvironment({ repository, environment: "sandbox", layers: [] });
        assert.deepEqual(Object.keys(made.result).toSorted(), listed?.layers.toSorted());
        const providers = made.resources.filter(({ type }) => type === "pulumi:providers:aws");
        assert.equal(providers.length, 1);
        const aws = made.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
        assert.ok(aws.every(({ provider }) => provider.startsWith(providers[0]?.urn ?? "none")));
        for (const type of [
            "ec2/vpc:Vpc",
            "rds/instance:Instance",
            "elasticache/replicationGroup:ReplicationGroup",
            "eks/cluster:Cluster",
        ]) {
            assert.equal(made.all(`aws:${type}`).length, 1, type);
        }
    });

    it("hands outputs from layer to layer: nodes live in the private subnets, the database lets the cluster in", async () => {
        const made = await record(() => runEnvironment(layers), sandbox);
        const { vpcConfig } = made.only("aws:eks/cluster:Cluster") as { vpcConfig: { subnetIds: string[] } };
        const privateSubnets = made
            .all("aws:ec2/subnet:Subnet")
            .filter(({ name }) => name.startsWith("network-private-"));
        assert.equal(vpcConfig.subnetIds.length, privateSubnets.length);
        const rules = made.all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule").map(({ name }) => name);
        assert.ok(rules.includes("cluster-main-to-database-orders"));
        assert.ok(rules.includes("cluster-main-to-cache-sessions"));
    });

    it("refuses an environment whose layers are stacks of their own, with the command to run", async () => {
        await assert.rejects(
            record(() => runEnvironment(layers), { project: "plinth", stack: "dev" }),
            /environment dev has layout layered.*Fix: run the command in stacks\/<layer>/,
        );
    });

    it("refuses a layer that reads an output nobody returns any more, naming both and the output", async () => {
        const broken = layers.map((layer) => (layer.name === "network" ? without(layer, "privateSubnetIds") : layer));
        await assert.rejects(
            record(() => runEnvironment(broken), sandbox),
            /layer cluster reads output privateSubnetIds of layer network, which network does not return in environment sandbox/,
        );
    });
});
