import assert from "node:assert/strict";
import { record, unknown } from "@plinth/testing";
import { Cache } from "./cache.ts";
import type { CachePlace } from "./cacheArgs.ts";
import type { CacheShape } from "./plan/index.ts";
import { argsWith } from "./testdata/cacheArgs.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const USER = "aws:elasticache/user:User";
const USER_GROUP = "aws:elasticache/userGroup:UserGroup";
const KEY = "aws:kms/key:Key";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

async function make(changes: Partial<CacheShape & CachePlace> = {}, preview = false) {
    return await record(() => new Cache("cache-sessions", argsWith(changes)), {
        project: "plinth-cache",
        stack: "prod",
        preview,
    });
}

describe("Cache", () => {
    it("is Valkey, encrypted at rest with its own key and reached over TLS only", async () => {
        const made = await make();
        const group = made.only(GROUP);
        assert.deepEqual([group["engine"], group["engineVersion"]], ["valkey", "8.1"]);
        assert.equal(group["atRestEncryptionEnabled"], true);
        assert.equal(group["kmsKeyId"], await made.known(made.result.keyArn));
        assert.deepEqual([group["transitEncryptionEnabled"], group["transitEncryptionMode"]], [true, "required"]);
    });

    it("fails over by itself to another zone", async () => {
        const group = (await make()).only(GROUP);
        assert.deepEqual(
            [group["numCacheClusters"], group["automaticFailoverEnabled"], group["multiAzEnabled"]],
            [2, true, true],
        );
    });

    it("lets nobody in without an IAM identity", async () => {
        const made = await make({ users: { web: { access: "readWrite" }, report: { access: "read" } } });
        const group = made.only(GROUP);
        assert.equal("authToken" in group || "authTokenWo" in group, false);
        assert.deepEqual(group["userGroupIds"], ["plinth-prod-sessions"]);
        assert.deepEqual(made.only(USER_GROUP)["userIds"], ["plinth-prod-sessions-web", "plinth-prod-sessions-report"]);
        for (const { inputs } of made.all(USER)) {
            assert.deepEqual(inputs["authenticationMode"], { type: "iam" });
            assert.equal(inputs["userName"], inputs["userId"]);
            assert.equal(inputs["engine"], "valkey");
        }
    });

    it("says who its users are, for the policies of their roles", async () => {
        const made = await make();
        const users = await made.known(made.result.users);
        assert.deepEqual(Object.keys(users), ["app"]);
        assert.equal(users["app"]?.userName, "plinth-prod-sessions-app");
        assert.match(String(users["app"]?.arn), /^arn:aws:elasticache:.*:user:plinth-prod-sessions-app$/);
    });

    it("switches the default user of Redis off, and does not pass it on", async () => {
        const made = await make({ engine: "redis", engineVersion: "7.1" });
        const off = made.named(USER, "cache-sessions-user-default");
        assert.deepEqual([off["userName"], off["accessString"], off["engine"]], ["default", "off -@all", "redis"]);
        assert.deepEqual(made.only(USER_GROUP)["userIds"], [
            "plinth-prod-sessions-default",
            "plinth-prod-sessions-app",
        ]);
        assert.deepEqual(Object.keys(await made.known(made.result.users)), ["app"]);
        assert.equal(made.only("aws:elasticache/parameterGroup:ParameterGroup")["family"], "redis7");
    });

    it("keeps snapshots, and cannot be deleted by accident", async () => {
        const made = await make();
        const group = made.only(GROUP);
        assert.deepEqual([group["snapshotRetentionLimit"], group["snapshotWindow"]], [7, "01:00-02:00"]);
        assert.match(String(group["finalSnapshotIdentifier"]), /^plinth-prod-sessions-final-[0-9a-f]{8}$/);
        assert.equal(made.resource(GROUP, "cache-sessions-group").options.protect, true);
        const key = made.resource(KEY, "cache-sessions-data-key");
        assert.equal(key.options.protect, true);
        // A snapshot that outlives the stack is worth nothing without the key it is encrypted with.
        assert.equal(key.options.retainOnDelete, true);
    });

    it("can be made to leave nothing behind", async () => {
        const made = await make({ protect: false, snapshots: { finalSnapshot: false } });
        assert.equal("finalSnapshotIdentifier" in made.only(GROUP), false);
        for (const resource of made.resources) {
            assert.notEqual(resource.options.protect, true, resource.name);
            assert.notEqual(resource.options.retainOnDelete, true, resource.name);
        }
    });

    it("delivers slow log and engine log as JSON to encrypted groups that exist before it", async () => {
        const made = await make({ logRetentionDays: 90 });
        const keyArn = await made.known(made.result.keyArn);
        const prefix = "/aws/vendedlogs/elasticache/plinth-prod-sessions";
        assert.deepEqual(
            made.all(LOG_GROUP).map(({ inputs }) => [inputs["name"], inputs["retentionInDays"], inputs["kmsKeyId"]]),
            [
                [`${prefix}/slow-log`, 90, keyArn],
                [`${prefix}/engine-log`, 90, keyArn],
            ],
        );
        const group = made.resource(GROUP, "cache-sessions-group");
        assert.deepEqual(group.inputs["logDeliveryConfigurations"], [
            {
                logType: "slow-log",
                logFormat: "json",
                destinationType: "cloudwatch-logs",
                destination: `${prefix}/slow-log`,
            },
            {
                logType: "engine-log",
                logFormat: "json",
                destinationType: "cloudwatch-logs",
                destination: `${prefix}/engine-log`,
            },
        ]);
        for (const { urn } of made.all(LOG_GROUP)) assert.ok(group.dependencies.includes(urn), urn);
        assert.ok(String(made.only(KEY)["policy"]).includes(`log-group:${prefix}/*`));
    });

    it("makes room for new keys only where its use allows that", async () => {
        const made = await make({ use: "cache" });
        const parameters = made.only("aws:elasticache/parameterGroup:ParameterGroup");
        assert.equal(parameters["family"], "valkey8");
        assert.equal("name" in parameters, false);
        assert.deepEqual(parameters["parameters"], [{ name: "maxmemory-policy", value: "allkeys-lru" }]);
    });

    it("is never opened by itself", async () => {
        const made = await make();
        const group = made.only("aws:ec2/securityGroup:SecurityGroup");
        assert.equal("ingress" in group || "egress" in group, false);
        assert.deepEqual(made.all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), []);
        assert.deepEqual(made.only(GROUP)["securityGroupIds"], [await made.known(made.result.securityGroupId)]);
    });

    it("always says when changes take effect", async () => {
        const later = (await make()).only(GROUP);
        assert.deepEqual([later["applyImmediately"], later["maintenanceWindow"]], [false, "sun:03:00-sun:04:00"]);
        assert.equal((await make({ applyImmediately: true })).only(GROUP)["applyImmediately"], true);
        assert.equal(later["autoMinorVersionUpgrade"], true);
    });

    it("is replaced by deletion first, since names are fixed", async () => {
        const made = await make();
        for (const type of [GROUP, USER, USER_GROUP]) {
            for (const { options, name } of made.all(type)) assert.equal(options.deleteBeforeReplace, true, name);
        }
        assert.equal(made.only(GROUP)["replicationGroupId"], "plinth-prod-sessions");
    });

    it("has an endpoint for writes and one for reads", async () => {
        const made = await make({ port: 6380 });
        assert.match(await made.known(made.result.primaryEndpoint), /plinth-prod-sessions.*cache\.amazonaws\.com$/);
        assert.notEqual(await made.known(made.result.primaryEndpoint), await made.known(made.result.readerEndpoint));
        assert.equal(made.result.port, 6380);
    });

    it("has one endpoint for all with shards", async () => {
        const made = await make({ shards: 2 });
        const group = made.only(GROUP);
        assert.deepEqual([group["numNodeGroups"], group["replicasPerNodeGroup"]], [2, 1]);
        assert.equal("numCacheClusters" in group, false);
        assert.match(await made.known(made.result.primaryEndpoint), /cache\.amazonaws\.com$/);
        assert.equal(await made.known(made.result.primaryEndpoint), await made.known(made.result.readerEndpoint));
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
        const made = await make();
        const names = made.urns().map((urn) => urn.replace("urn:pulumi:prod::plinth-cache::plinth:cache:Cache", ""));
        assert.deepEqual(names, [
            "$aws:cloudwatch/logGroup:LogGroup::cache-sessions-engine-log",
            "$aws:cloudwatch/logGroup:LogGroup::cache-sessions-slow-log",
            ...[
                "authentication-failures",
                "connections-high",
                "cpu-high",
                "host-cpu-high",
                "memory-high",
                "no-data",
                "replication-lag",
            ].flatMap((role) =>
                ["001", "002"].map(
                    (node) => `$aws:cloudwatch/metricAlarm:MetricAlarm::cache-sessions-${role}-${node}-alarm`,
                ),
            ),
            "$aws:ec2/securityGroup:SecurityGroup::cache-sessions-security-group",
            "$aws:elasticache/parameterGroup:ParameterGroup::cache-sessions-parameters",
            "$aws:elasticache/replicationGroup:ReplicationGroup::cache-sessions-group",
            "$aws:elasticache/subnetGroup:SubnetGroup::cache-sessions-subnets",
            "$aws:elasticache/user:User::cache-sessions-user-app",
            "$aws:elasticache/userGroup:UserGroup::cache-sessions-users",
            "$plinth:keys:Key$aws:kms/alias:Alias::cache-sessions-data-alias",
            "$plinth:keys:Key$aws:kms/key:Key::cache-sessions-data-key",
            "$plinth:keys:Key::cache-sessions-data",
            "::cache-sessions",
        ]);
    });

    it("leaves the snapshot's name unknown in the first preview, when its key does not exist yet", async () => {
        assert.deepEqual((await make({}, true)).only(GROUP)["finalSnapshotIdentifier"], unknown);
    });
});
