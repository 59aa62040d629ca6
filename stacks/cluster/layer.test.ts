import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { isKnown, record, type RecordOptions, type Recording, unknown } from "@plinth/testing";
import { cluster } from "./layer.ts";

const EKS = "aws:eks/cluster:Cluster";
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const RULE = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";

type Outputs = ReturnType<typeof cluster.build>;

const subnets = ["subnet-private-1", "subnet-private-2"];

/** What the stacks of the layers below return, by stack. */
function outputsBelow(environment: string): NonNullable<RecordOptions["stackOutputs"]> {
    return {
        [`organization/plinth-network/${environment}`]: { privateSubnetIds: subnets },
        [`organization/plinth-database/${environment}`]: {
            instances: { orders: { securityGroupId: "sg-orders", port: 5432 } },
        },
        [`organization/plinth-cache/${environment}`]: {
            instances: { sessions: { securityGroupId: "sg-sessions", port: 6379 } },
        },
    };
}

async function recorded(stack: string, options: RecordOptions = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(cluster) as Promise<Outputs>, {
        project: "plinth-cluster",
        stack,
        stackOutputs: outputsBelow(stack),
        ...options,
    });
}

describe("the cluster layer", () => {
    it("puts nodes and control plane into the network's private subnets", async () => {
        const dev = await recorded("dev");
        assert.deepEqual(dev.only(GROUP).subnetIds, subnets);
        assert.deepEqual((dev.only(EKS).vpcConfig as { subnetIds: string[] }).subnetIds, subnets);
        assert.equal(dev.only(EKS).name, "plinth-dev-main");
    });

    it("returns what other layers and people need, by cluster", async () => {
        const dev = await recorded("dev");
        const { main } = dev.result.instances;
        assert.ok(main !== undefined);
        assert.deepEqual(Object.keys(main).toSorted(), [
            "arn",
            "certificateAuthority",
            "clusterSecurityGroupId",
            "dnsCidr",
            "endpoint",
            "kubeconfig",
            "name",
            "networkPolicies",
            "nodeRoleArn",
            "oidcIssuer",
            "oidcProviderArn",
            "podRoleArns",
            "readyName",
        ]);
        assert.equal(await dev.known(main.name), "plinth-dev-main");
        assert.equal(main.dnsCidr, "172.20.0.10/32");
        assert.match(await dev.known(main.arn), /^arn:aws:eks:eu-west-1:222222222222:cluster\/plinth-dev-main$/);
    });

    it("opens the database and the cache that the settings name, from the cluster's own security group", async () => {
        const dev = await recorded("dev");
        const { main } = dev.result.instances;
        const own = await dev.known(main!.clusterSecurityGroupId);
        assert.deepEqual(
            dev
                .all(RULE)
                .map(({ name, inputs }) => [
                    name,
                    inputs.securityGroupId,
                    inputs.fromPort,
                    inputs.referencedSecurityGroupId,
                ]),
            [
                ["cluster-main-to-database-orders", "sg-orders", 5432, own],
                ["cluster-main-to-cache-sessions", "sg-sessions", 6379, own],
            ],
        );
    });

    it("previews before anything below is deployed", async () => {
        const later = await recorded("dev", { preview: true });
        assert.equal(await isKnown(later.result.instances.main!.endpoint), false);
        assert.deepEqual(later.named(RULE, "cluster-main-to-database-orders").referencedSecurityGroupId, unknown);
    });

    it("makes everything through the environment's own provider, and few resources in dev", async () => {
        const dev = await recorded("dev");
        const provider = dev.resource("pulumi:providers:aws", "aws");
        const made = dev.resources.filter(({ type, custom }) => custom && type.startsWith("aws:"));
        assert.equal(made.length, 38);
        for (const resource of made) assert.ok(resource.provider.startsWith(provider.urn), resource.urn);
    });

    it("keeps prod from being deleted, and lets sandbox and dev go", async () => {
        const prod = await recorded("prod");
        assert.equal(prod.only(EKS).deletionProtection, true);
        assert.equal(prod.resource(EKS, "cluster-main-cluster").options.protect, true);
        const dev = await recorded("dev");
        assert.equal(dev.only(EKS).deletionProtection, false);
        assert.notEqual(dev.resource(EKS, "cluster-main-cluster").options.protect, true);
    });

    it("gives each environment its size: prod a node of each group in each of three zones", async () => {
        const sizes = async (stack: string) =>
            (await recorded(stack)).all(GROUP).map(({ name, inputs }) => {
                const { minSize, maxSize } = inputs.scalingConfig as { minSize: number; maxSize: number };
                return [name.replace("cluster-main-nodes-", ""), minSize, maxSize];
            });
        assert.deepEqual(await sizes("dev"), [["general", 2, 4]]);
        assert.deepEqual(await sizes("staging"), [
            ["system", 2, 3],
            ["general", 2, 6],
        ]);
        assert.deepEqual(await sizes("prod"), [
            ["system", 3, 6],
            ["general", 3, 12],
        ]);
    });

    it("refuses an environment that is one stack, with the place to run the command", async () => {
        await assert.rejects(
            recorded("sandbox"),
            /environment sandbox has layout single.*Fix: run the command in the repository's root/,
        );
    });

    it("refuses a network stack that lacks the output it reads, naming consumer and output", async () => {
        const stackOutputs = { ...outputsBelow("dev"), "organization/plinth-network/dev": { vpcId: "vpc-1" } };
        await assert.rejects(
            recorded("dev", { stackOutputs }),
            /layer cluster reads output privateSubnetIds of layer network/,
        );
    });
});
