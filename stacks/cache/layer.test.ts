import assert from "node:assert/strict";
import { runLayer } from "@plinth/core";
import { checkEnvironment, findRepository } from "@plinth/core/settings";
import { isKnown, record, type RecordOptions, type Recording, unknown } from "@plinth/testing";
import { cache } from "./layer.ts";
import { type CacheSettings, settings } from "./settings.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const SUBNETS = "aws:elasticache/subnetGroup:SubnetGroup";
const NETWORK = { vpcId: "vpc-0a1b2c3d", isolatedSubnetIds: ["subnet-isolated-1", "subnet-isolated-2"] };

type Outputs = ReturnType<typeof cache.build>;

async function recorded(stack: string, options: RecordOptions = {}): Promise<Recording<Outputs>> {
    return await record(() => runLayer(cache) as Promise<Outputs>, {
        project: "plinth-cache",
        stack,
        stackOutputs: { [`organization/plinth-network/${stack}`]: NETWORK },
        ...options,
    });
}

describe("the cache layer", () => {
    it("puts caches into the network's isolated subnets", async () => {
        const dev = await recorded("dev");
        assert.deepEqual(dev.only(SUBNETS)["subnetIds"], NETWORK.isolatedSubnetIds);
        assert.equal(dev.only("aws:ec2/securityGroup:SecurityGroup")["vpcId"], NETWORK.vpcId);
    });

    it("returns what other layers and people need, by cache", async () => {
        const dev = await recorded("dev");
        const { sessions } = dev.result.instances;
        assert.ok(sessions !== undefined);
        assert.deepEqual(Object.keys(sessions).toSorted(), [
            "arn",
            "port",
            "primaryEndpoint",
            "readerEndpoint",
            "replicationGroupId",
            "securityGroupId",
            "users",
        ]);
        assert.equal(await dev.known(sessions.replicationGroupId), "plinth-dev-sessions");
        assert.equal(sessions.port, 6379);
        assert.equal((await dev.known(sessions.users))["app"]?.userName, "plinth-dev-sessions-app");
    });

    it("puts serverless caches beside the others, with outputs of the same names", async () => {
        const limits = { storageGb: { maximum: 5 }, ecpuPerSecond: { maximum: 2000 } };
        const serverless = { carts: { majorVersion: "8", limits, protect: false } };
        const dev = await recorded("dev", { config: { "plinth-cache:serverless": JSON.stringify(serverless) } });
        const cache = dev.resource("aws:elasticache/serverlessCache:ServerlessCache", "cache-carts-serverless");
        assert.deepEqual(cache.inputs["subnetIds"], NETWORK.isolatedSubnetIds);
        assert.equal(cache.inputs["name"], "plinth-dev-carts");
        const { carts } = dev.result.serverless;
        assert.ok(carts !== undefined);
        assert.deepEqual([carts.port, carts.readerPort], [6379, 6380]);
        assert.equal((await dev.known(carts.users))["app"]?.userName, "plinth-dev-carts-app");
    });

    it("makes everything through the environment's own provider, in its account", async () => {
        const dev = await recorded("dev");
        const provider = dev.resource("pulumi:providers:aws", "aws");
        for (const { custom, type, urn, provider: used } of dev.resources) {
            if (custom && type.startsWith("aws:")) assert.ok(used.startsWith(provider.urn), urn);
        }
        assert.ok(String(dev.only("aws:kms/key:Key")["policy"]).includes("arn:aws:iam::222222222222:root"));
    });

    it("previews before the network is there", async () => {
        const notYet = { vpcId: unknown, isolatedSubnetIds: unknown };
        const dev = await recorded("dev", {
            preview: true,
            stackOutputs: { "organization/plinth-network/dev": notYet },
        });
        const { sessions } = dev.result.instances;
        assert.ok(sessions !== undefined);
        assert.equal(await isKnown(sessions.primaryEndpoint), false);
        assert.deepEqual(dev.only(SUBNETS)["subnetIds"], unknown);
        assert.equal(dev.only(GROUP)["replicationGroupId"], "plinth-dev-sessions");
    });

    it("gives prod a replica in each other zone, snapshots, and protection from deletion", async () => {
        const prod = await recorded("prod");
        const { inputs, options } = prod.resource(GROUP, "cache-sessions-group");
        assert.deepEqual(
            [inputs["numCacheClusters"], inputs["automaticFailoverEnabled"], inputs["multiAzEnabled"]],
            [3, true, true],
        );
        assert.deepEqual([inputs["snapshotRetentionLimit"], inputs["applyImmediately"]], [14, false]);
        assert.equal(options.protect, true);
        assert.equal(prod.resource("aws:kms/key:Key", "cache-sessions-data-key").options.protect, true);
    });

    it("gives each environment a size of its own", () => {
        const sizes = ["sandbox", "dev", "staging", "prod"].map((environment) => {
            const { nodeType, replicas, multiAz, snapshots, protect } = settingsOf(environment);
            return [nodeType, replicas, multiAz, snapshots.retentionDays, protect];
        });
        assert.deepEqual(sizes, [
            ["cache.t4g.micro", 0, false, 1, false],
            ["cache.t4g.small", 0, false, 1, false],
            ["cache.m7g.large", 1, true, 3, false],
            ["cache.r7g.large", 2, true, 14, true],
        ]);
    });
});

function settingsOf(environment: string) {
    const { layers } = checkEnvironment({
        repository: findRepository(import.meta.dirname),
        environment,
        layers: [settings],
    });
    const { sessions } = (layers.get("cache") as CacheSettings).instances;
    assert.ok(sessions !== undefined);
    return sessions;
}
