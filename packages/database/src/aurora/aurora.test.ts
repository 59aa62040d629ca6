import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { leastAurora } from "../testdata/auroraArgs.ts";
import { Aurora } from "./aurora.ts";
import type { AuroraArgs } from "./auroraArgs.ts";

const CLUSTER = "aws:rds/cluster:Cluster";
const MEMBER = "aws:rds/clusterInstance:ClusterInstance";
const GROUP = "aws:rds/clusterParameterGroup:ClusterParameterGroup";
const KEY = "aws:kms/key:Key";
/** Roles of the alarms that every provisioned instance has. */
const ALARMS = [
    "connections-high",
    "cpu-high",
    "local-storage-low",
    "memory-low",
    "no-data",
    "replica-lag",
    "transaction-ids-high",
];

async function make(changes: Partial<AuroraArgs> = {}) {
    return await record(() => new Aurora("aurora-ledger", { ...leastAurora, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
}

describe("Aurora", () => {
    it("is encrypted with its own key, and cannot be deleted by accident", async () => {
        const made = await make();
        const { inputs, options } = made.resource(CLUSTER, "aurora-ledger-cluster");
        const keyArn = await made.known(made.result.keyArn);
        assert.deepEqual([inputs["engine"], inputs["engineVersion"]], ["aurora-postgresql", "17"]);
        assert.equal(inputs["storageEncrypted"], true);
        for (const use of ["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"]) {
            assert.equal(inputs[use], keyArn, use);
        }
        assert.deepEqual(
            [inputs["deletionProtection"], inputs["deleteAutomatedBackups"], inputs["skipFinalSnapshot"]],
            [true, false, false],
        );
        assert.equal(inputs["backupRetentionPeriod"], 14);
        assert.match(String(inputs["finalSnapshotIdentifier"]), /^plinth-prod-ledger-final-[0-9a-f]{8}$/);
        assert.deepEqual([options.protect, options.deleteBeforeReplace], [true, true]);
        const key = made.resource(KEY, "aurora-ledger-data-key");
        assert.deepEqual([key.options.protect, key.options.retainOnDelete], [true, true]);
    });

    it("has two instances of its class, private and alike, so that one can take over", async () => {
        const made = await make();
        const members = made.all(MEMBER);
        assert.deepEqual(members.map(({ inputs }) => inputs["identifier"]).sort(), [
            "plinth-prod-ledger-one",
            "plinth-prod-ledger-two",
        ]);
        for (const { inputs, options } of members) {
            assert.deepEqual([inputs["instanceClass"], inputs["publiclyAccessible"]], ["db.r7g.large", false]);
            assert.deepEqual([inputs["promotionTier"], inputs["monitoringInterval"]], [1, 60]);
            assert.equal(inputs["performanceInsightsKmsKeyId"], await made.known(made.result.keyArn));
            assert.equal(inputs["clusterIdentifier"], "plinth-prod-ledger");
            assert.notEqual(options.protect, true);
        }
        assert.equal("serverlessv2ScalingConfiguration" in made.only(CLUSTER), false);
    });

    it("grows and shrinks between the limits it is given, and may pause", async () => {
        const made = await make({
            capacity: { kind: "serverless", minCapacity: 0, maxCapacity: 8, pauseAfterSeconds: 600 },
        });
        assert.deepEqual(made.only(CLUSTER)["serverlessv2ScalingConfiguration"], {
            minCapacity: 0,
            maxCapacity: 8,
            secondsUntilAutoPause: 600,
        });
        assert.equal(made.only(CLUSTER)["engineMode"], "provisioned");
        for (const { inputs } of made.all(MEMBER)) assert.equal(inputs["instanceClass"], "db.serverless");
    });

    it("gains an instance without changing what is there", async () => {
        const [before, after] = [
            await make({ members: { one: {}, two: {} } }),
            await make({ members: { three: { promotionTier: 15 }, two: {}, one: {} } }),
        ];
        const added = after.urns().filter((urn) => !before.urns().includes(urn));
        assert.deepEqual(
            added.map((urn) => urn.split("::").at(-1)),
            [...ALARMS.map((role) => `aurora-ledger-${role}-three-alarm`), "aurora-ledger-member-three"],
        );
        for (const { type, name, inputs, custom } of before.resources) {
            if (custom) assert.deepEqual(after.resource(type, name).inputs, inputs, name);
        }
        assert.equal(after.resource(MEMBER, "aurora-ledger-member-three").inputs["promotionTier"], 15);
    });

    it("forces TLS in a parameter group of its major, beside which an upgrade makes the next one", async () => {
        const group = (await make()).only(GROUP);
        assert.equal(group["family"], "aurora-postgresql17");
        const parameters = group["parameters"] as { name: string; value: string }[];
        assert.equal(parameters.find(({ name }) => name === "rds.force_ssl")?.value, "1");
        const upgrading = await make({ engineVersion: "17.5", upgradeFrom: "16.9" });
        assert.deepEqual(
            upgrading
                .all(GROUP)
                .map(({ name }) => name)
                .sort(),
            ["aurora-ledger-parameters-16", "aurora-ledger-parameters-17"],
        );
        const cluster = upgrading.only(CLUSTER);
        assert.match(String(cluster["dbClusterParameterGroupName"]), /^aurora-ledger-parameters-17-/);
        assert.equal(cluster["allowMajorVersionUpgrade"], true);
    });

    it("has an encrypted log group before RDS would make its own", async () => {
        const made = await make({ logRetentionDays: 90 });
        const [group, ...more] = made.all("aws:cloudwatch/logGroup:LogGroup");
        assert.deepEqual(more, []);
        assert.ok(group !== undefined);
        assert.deepEqual(
            [group.inputs["name"], group.inputs["retentionInDays"], group.inputs["kmsKeyId"]],
            ["/aws/rds/cluster/plinth-prod-ledger/postgresql", 90, await made.known(made.result.keyArn)],
        );
        const cluster = made.resource(CLUSTER, "aurora-ledger-cluster");
        assert.ok(cluster.dependencies.includes(group.urn));
        assert.deepEqual(cluster.inputs["enabledCloudwatchLogsExports"], ["postgresql"]);
        assert.ok(String(made.only(KEY)["policy"]).includes(":/aws/rds/cluster/plinth-prod-ledger/*"));
    });

    it("measures its instances through a role that serves them only", async () => {
        const made = await make();
        assert.match(String(made.only("aws:iam/role:Role")["assumeRolePolicy"]), /:db:plinth-prod-ledger-\*"/);
        const [member] = made.all(MEMBER);
        assert.ok(member?.dependencies.some((urn) => urn.endsWith("::aurora-ledger-monitoring-policy")));
    });

    it("leaves the password to Secrets Manager, and lets services sign in with IAM", async () => {
        const made = await make();
        const cluster = made.only(CLUSTER);
        assert.deepEqual(
            [cluster["manageMasterUserPassword"], cluster["iamDatabaseAuthenticationEnabled"]],
            [true, true],
        );
        assert.equal("masterPassword" in cluster, false);
        const rotation = made.only("aws:secretsmanager/secretRotation:SecretRotation");
        assert.equal(rotation["secretId"], await made.known(made.result.secretArn));
        assert.deepEqual(rotation["rotationRules"], { scheduleExpression: "cron(0 4 1 * ? *)", duration: "3h" });
        assert.match(await made.known(made.result.resourceId), /^cluster-/);
    });

    it("can be restored from a snapshot or to a second, under its own key", async () => {
        const snapshot = await make({ restore: { from: "snapshot", snapshot: "ledger-final-1a2b3c4d" } });
        assert.equal(snapshot.only(CLUSTER)["snapshotIdentifier"], "ledger-final-1a2b3c4d");
        assert.equal(snapshot.only(CLUSTER)["kmsKeyId"], await snapshot.known(snapshot.result.keyArn));
        const source = "plinth-prod-ledger";
        const latest = await make({ restore: { from: "time", source, time: "latest" } });
        assert.deepEqual(latest.only(CLUSTER)["restoreToPointInTime"], {
            sourceClusterIdentifier: source,
            useLatestRestorableTime: true,
        });
        assert.deepEqual(latest.resource(CLUSTER, "aurora-ledger-cluster").options.ignoreChanges, [
            "snapshotIdentifier",
            "restoreToPointInTime",
        ]);
    });

    it("is backed up by AWS Backup where asked to", async () => {
        const made = await make({ backups: { plan: {} } });
        assert.deepEqual(made.only("aws:backup/selection:Selection")["resources"], [await made.known(made.result.arn)]);
    });

    it("keeps insights in the mode asked for, in the cluster and its instances alike", async () => {
        const made = await make({ insights: { mode: "advanced" } });
        assert.equal(made.only(CLUSTER)["databaseInsightsMode"], "advanced");
        for (const { inputs } of [made.resource(CLUSTER, "aurora-ledger-cluster"), ...made.all(MEMBER)]) {
            assert.equal(inputs["performanceInsightsRetentionPeriod"], 465);
        }
    });

    it("says where it writes and where it reads", async () => {
        const { result, known } = await make();
        assert.match(await known(result.endpoint), /^plinth-prod-ledger\.cluster-[^r]/);
        assert.match(await known(result.readerEndpoint), /^plinth-prod-ledger\.cluster-ro-/);
        assert.deepEqual([result.port, result.databaseName], [5432, "app"]);
    });

    it("keeps its URNs: another name would delete the cluster and make an empty one", async () => {
        const made = await make();
        const names = made
            .urns()
            .map((urn) => urn.replace("urn:pulumi:prod::plinth-database::plinth:database:Aurora", ""));
        assert.deepEqual(names, [
            "$aws:cloudwatch/logGroup:LogGroup::aurora-ledger-logs-postgresql",
            ...ALARMS.flatMap((role) =>
                ["one", "two"].map(
                    (member) => `$aws:cloudwatch/metricAlarm:MetricAlarm::aurora-ledger-${role}-${member}-alarm`,
                ),
            ),
            "$aws:ec2/securityGroup:SecurityGroup::aurora-ledger-security-group",
            "$aws:iam/role:Role::aurora-ledger-monitoring",
            "$aws:iam/rolePolicyAttachment:RolePolicyAttachment::aurora-ledger-monitoring-policy",
            "$aws:rds/cluster:Cluster::aurora-ledger-cluster",
            "$aws:rds/clusterInstance:ClusterInstance::aurora-ledger-member-one",
            "$aws:rds/clusterInstance:ClusterInstance::aurora-ledger-member-two",
            "$aws:rds/clusterParameterGroup:ClusterParameterGroup::aurora-ledger-parameters-17",
            "$aws:rds/subnetGroup:SubnetGroup::aurora-ledger-subnets",
            "$aws:secretsmanager/secretRotation:SecretRotation::aurora-ledger-password-rotation",
            "$plinth:keys:Key$aws:kms/alias:Alias::aurora-ledger-data-alias",
            "$plinth:keys:Key$aws:kms/key:Key::aurora-ledger-data-key",
            "$plinth:keys:Key::aurora-ledger-data",
            "::aurora-ledger",
        ]);
    });
});
