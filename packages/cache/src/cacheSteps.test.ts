import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Cache } from "./cache.ts";
import type { CacheArgs } from "./cacheArgs.ts";
import { leastArgs } from "./testdata/cacheArgs.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const PARAMETERS = "aws:elasticache/parameterGroup:ParameterGroup";

async function make(args: CacheArgs) {
    return await record(() => new Cache("cache-sessions", args), { project: "plinth-cache", stack: "prod" });
}

describe("a cache that is changed step by step", () => {
    for (const tlsMigration of ["preferred", "required"] as const) {
        it(`has TLS ${tlsMigration} and nobody to sign in, with its users made and waiting`, async () => {
            const made = await make({ ...leastArgs, tlsMigration });
            const group = made.only(GROUP);
            assert.deepEqual([group["transitEncryptionEnabled"], group["transitEncryptionMode"]], [true, tlsMigration]);
            assert.equal("userGroupIds" in group, false);
            assert.equal(made.all("aws:elasticache/userGroup:UserGroup").length, 1);
        });
    }

    it("keeps every URN from the first step of TLS to the last", async () => {
        const [first, last] = [await make({ ...leastArgs, tlsMigration: "preferred" }), await make(leastArgs)];
        assert.deepEqual(first.urns(), last.urns());
    });

    it("has another parameter group between the modes, and the endpoint of clusters", async () => {
        const made = await make({ ...leastArgs, shards: "compatible" });
        const parameters = made.resource(PARAMETERS, "cache-sessions-parameters-compatible");
        assert.deepEqual(parameters.inputs["parameters"], [
            { name: "cluster-enabled", value: "yes" },
            { name: "maxmemory-policy", value: "noeviction" },
        ]);
        assert.equal(made.only(GROUP)["clusterMode"], "compatible");
        assert.match(await made.known(made.result.primaryEndpoint), /^clustercfg\./);
    });

    it("is a cluster with a single shard, too", async () => {
        const made = await make({ ...leastArgs, shards: 1 });
        assert.deepEqual([made.only(GROUP)["clusterMode"], made.only(GROUP)["numNodeGroups"]], ["enabled", 1]);
        assert.match(await made.known(made.result.primaryEndpoint), /^clustercfg\./);
        assert.equal(made.only(PARAMETERS) !== undefined, true);
    });

    it("is filled from a snapshot once: to change or remove its name changes nothing", async () => {
        const made = await make({ ...leastArgs, restoreFrom: "plinth-prod-sessions-final-1a2b3c4d" });
        const group = made.resource(GROUP, "cache-sessions-group");
        assert.equal(group.inputs["snapshotName"], "plinth-prod-sessions-final-1a2b3c4d");
        assert.deepEqual(group.options.ignoreChanges, ["snapshotName"]);
    });

    it("scales by itself where the settings say so, and what AWS decides stays", async () => {
        const sharded = { ...leastArgs, nodeType: "cache.r7g.large", shards: 2 };
        const made = await make({ ...sharded, scaling: { shards: { maximum: 6 } } });
        const target = made.resource("aws:appautoscaling/target:Target", "cache-sessions-scaling-shards");
        assert.deepEqual(
            [target.inputs["resourceId"], target.inputs["minCapacity"], target.inputs["maxCapacity"]],
            ["replication-group/plinth-prod-sessions", 2, 6],
        );
        const policy = made.resource("aws:appautoscaling/policy:Policy", "cache-sessions-scaling-shards-policy");
        assert.deepEqual(policy.inputs["targetTrackingScalingPolicyConfiguration"], {
            predefinedMetricSpecification: {
                predefinedMetricType: "ElastiCacheDatabaseMemoryUsageCountedForEvictPercentage",
            },
            targetValue: 60,
        });
        const group = made.resource(GROUP, "cache-sessions-group");
        assert.deepEqual(group.options.ignoreChanges, ["snapshotName", "numNodeGroups"]);
        // Scaling only adds.
        const before = await make(sharded);
        assert.deepEqual(
            before.urns().filter((urn) => !made.urns().includes(urn)),
            [],
        );
    });

    it("writes a log in several zones where it is durable", async () => {
        const made = await make({
            ...leastArgs,
            engineVersion: "9.0",
            nodeType: "cache.r7g.large",
            shards: 1,
            durability: "sync",
        });
        assert.equal(made.only(GROUP)["durability"], "sync");
    });
});

// Wrong mixes do not compile: each of these lines is an error of its own.
export const wrongMixes: readonly CacheArgs[] = [
    // @ts-expect-error durability is of Valkey
    { ...leastArgs, engine: "redis", shards: 1, durability: "sync" },
    // @ts-expect-error scaling needs shards
    { ...leastArgs, scaling: { replicas: { maximum: 3 } } },
    // @ts-expect-error durability needs shards
    { ...leastArgs, durability: "sync" },
    // @ts-expect-error the step between has no durability
    { ...leastArgs, shards: "compatible", durability: "async" },
    // @ts-expect-error versions and a function exclude each other
    { ...leastArgs, users: { app: { access: "read", password: { rotation: "lambda", versions: [1] } } } },
];
