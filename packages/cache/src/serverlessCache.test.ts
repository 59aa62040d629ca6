import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record, unknown } from "@plinth/testing";
import type { ServerlessCacheArgs } from "./cacheArgs.ts";
import { ServerlessCache } from "./serverlessCache.ts";
import { leastServerlessArgs } from "./testdata/cacheArgs.ts";

const CACHE = "aws:elasticache/serverlessCache:ServerlessCache";
const KEY = "aws:kms/key:Key";

async function make(changes: Partial<ServerlessCacheArgs> = {}, preview = false) {
    return await record(() => new ServerlessCache("cache-carts", { ...leastServerlessArgs, ...changes }), {
        project: "plinth-cache",
        stack: "prod",
        preview,
    });
}

function refused(changes: Partial<ServerlessCacheArgs>) {
    try {
        new ServerlessCache("cache-carts", { ...leastServerlessArgs, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, rule }) => [path, rule]);
    }
    return assert.fail("accepted");
}

describe("ServerlessCache", () => {
    it("is Valkey with limits of its cost, encrypted with its own key", async () => {
        const made = await make();
        const cache = made.only(CACHE);
        assert.deepEqual(
            [cache["engine"], cache["majorEngineVersion"], cache["name"]],
            ["valkey", "8", "plinth-prod-carts"],
        );
        assert.deepEqual(cache["cacheUsageLimits"], {
            dataStorage: { maximum: 10, unit: "GB" },
            ecpuPerSeconds: [{ maximum: 5000 }],
        });
        assert.equal(cache["kmsKeyId"], await made.known(made.result.keyArn));
        assert.ok(!String(made.only(KEY)["policy"]).includes("logs."), "it delivers no logs");
    });

    it("lets nobody in without an IAM identity, and nothing through its security group", async () => {
        const made = await make();
        assert.equal(made.only(CACHE)["userGroupId"], "plinth-prod-carts");
        assert.deepEqual(made.only("aws:elasticache/user:User")["authenticationMode"], { type: "iam" });
        const group = made.only("aws:ec2/securityGroup:SecurityGroup");
        assert.equal("ingress" in group || "egress" in group, false);
        assert.deepEqual(made.only(CACHE)["securityGroupIds"], [await made.known(made.result.securityGroupId)]);
    });

    it("keeps snapshots, and cannot be deleted by accident", async () => {
        const made = await make();
        const { inputs, options } = made.resource(CACHE, "cache-carts-serverless");
        assert.deepEqual([inputs["snapshotRetentionLimit"], inputs["dailySnapshotTime"]], [7, "01:00"]);
        assert.deepEqual([options.protect, options.deleteBeforeReplace], [true, true]);
        assert.equal(made.resource(KEY, "cache-carts-data-key").options.protect, true);
    });

    it("can be made to leave nothing behind", async () => {
        for (const { options, name } of (await make({ protect: false })).resources) {
            assert.notEqual(options.protect, true, name);
            assert.notEqual(options.retainOnDelete, true, name);
        }
    });

    it("has an endpoint for writes, and one for reads on the next port", async () => {
        const made = await make();
        assert.match(await made.known(made.result.primaryEndpoint), /^plinth-prod-carts-.*cache\.amazonaws\.com$/);
        assert.match(await made.known(made.result.readerEndpoint), /cache\.amazonaws\.com$/);
        assert.deepEqual([made.result.port, made.result.readerPort], [6379, 6380]);
    });

    it("previews before it exists", async () => {
        assert.deepEqual((await make({}, true)).only(CACHE)["kmsKeyId"], unknown);
    });

    it("tags everything that takes tags with its name and the caller's tags", async () => {
        const made = await make({ tags: { Layer: "cache" } });
        for (const { type, name, inputs, custom } of made.resources) {
            if (!custom || type === "aws:kms/alias:Alias") continue;
            const tags = inputs["tags"] as Record<string, string> | undefined;
            assert.ok(tags?.["Name"] !== undefined && name.startsWith(tags["Name"]), name);
            assert.equal(tags["Layer"], "cache", name);
        }
    });

    it("keeps its URNs: another name would delete the cache and make an empty one", async () => {
        const prefix = "urn:pulumi:prod::plinth-cache::plinth:cache:ServerlessCache";
        assert.deepEqual(
            (await make()).urns().map((urn) => urn.replace(prefix, "")),
            [
                ...["authentication-failures", "evictions", "processing-high", "storage-high", "throttled"].map(
                    (role) => `$aws:cloudwatch/metricAlarm:MetricAlarm::cache-carts-${role}-alarm`,
                ),
                "$aws:ec2/securityGroup:SecurityGroup::cache-carts-security-group",
                "$aws:elasticache/serverlessCache:ServerlessCache::cache-carts-serverless",
                "$aws:elasticache/user:User::cache-carts-user-app",
                "$aws:elasticache/userGroup:UserGroup::cache-carts-users",
                "$plinth:keys:Key$aws:kms/alias:Alias::cache-carts-data-alias",
                "$plinth:keys:Key$aws:kms/key:Key::cache-carts-data-key",
                "$plinth:keys:Key::cache-carts-data",
                "::cache-carts",
            ],
        );
    });

    it("refuses everything that is wrong, before anything registers", async () => {
        const made = await record(() => refused({ cacheName: "Carts", subnetIds: ["subnet-a"], majorVersion: "6" }));
        assert.deepEqual(made.resources, []);
        assert.deepEqual(made.result, [
            ["cacheName", "must be at most 40 lower-case letters, digits and single hyphens, a letter first"],
            ["subnetIds", "must name subnets in at least two zones for a serverless cache"],
            ["majorVersion", "must be a major version of valkey with IAM authentication: 7, 8, 9"],
        ]);
    });
});

// What belongs to nodes does not compile here, and a serverless cache has to say its limits.
export const wrongMixes: readonly ServerlessCacheArgs[] = [
    // @ts-expect-error AWS sizes it
    { ...leastServerlessArgs, nodeType: "cache.r7g.large" },
    // @ts-expect-error AWS spreads it
    { ...leastServerlessArgs, shards: 2 },
    // @ts-expect-error a limit of each kind
    { ...leastServerlessArgs, limits: { storageGb: { maximum: 10 } } },
];
