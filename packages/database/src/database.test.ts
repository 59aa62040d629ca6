import assert from "node:assert/strict";
import { record, unknown } from "@plinth/testing";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

const INSTANCE = "aws:rds/instance:Instance";
const KEY = "aws:kms/key:Key";
const LOG_GROUP = "aws:cloudwatch/logGroup:LogGroup";

async function make(changes: Partial<DatabaseArgs> = {}, preview = false) {
    return await record(() => new Database("database-orders", { ...leastArgs, ...changes }), {
        project: "plinth-database",
        stack: "prod",
        preview,
    });
}

describe("Database", () => {
    it("is encrypted with its own key, private, and survives the loss of a zone", async () => {
        const made = await make();
        const instance = made.only(INSTANCE);
        const keyArn = await made.known(made.result.keyArn);
        assert.deepEqual([instance["engine"], instance["engineVersion"]], ["postgres", "17"]);
        assert.deepEqual([instance["storageEncrypted"], instance["storageType"]], [true, "gp3"]);
        assert.equal(instance["publiclyAccessible"], false);
        assert.equal(instance["multiAz"], true);
        for (const use of ["kmsKeyId", "masterUserSecretKmsKeyId", "performanceInsightsKmsKeyId"]) {
            assert.equal(instance[use], keyArn, use);
        }
        assert.match(keyArn, /^arn:aws:kms:/);
    });

    it("lets storage grow, and buys performance only where asked to", async () => {
        const plain = (await make()).only(INSTANCE);
        assert.deepEqual([plain["allocatedStorage"], plain["maxAllocatedStorage"]], [100, 200]);
        assert.equal("iops" in plain || "storageThroughput" in plain, false);
        const fast = (await make({ storage: { size: 400, iops: 16_000, throughput: 1_000 } })).only(INSTANCE);
        assert.deepEqual([fast["iops"], fast["storageThroughput"]], [16_000, 1_000]);
    });

    it("can be restored, and cannot be deleted by accident", async () => {
        const made = await make();
        const instance = made.only(INSTANCE);
        assert.equal(instance["backupRetentionPeriod"], 14);
        assert.equal(instance["copyTagsToSnapshot"], true);
        assert.deepEqual([instance["deletionProtection"], instance["deleteAutomatedBackups"]], [true, false]);
        assert.equal(instance["skipFinalSnapshot"], false);
        assert.match(String(instance["finalSnapshotIdentifier"]), /^plinth-prod-orders-final-[0-9a-f]{8}$/);
        assert.equal(made.resource(INSTANCE, "database-orders-instance").options.protect, true);
        const key = made.resource(KEY, "database-orders-data-key");
        assert.equal(key.options.protect, true);
        // Snapshots that outlive the stack are worth nothing without the key they are encrypted with.
        assert.equal(key.options.retainOnDelete, true);
    });

    it("can be made to leave nothing behind", async () => {
        const made = await make({
            deletionProtection: false,
            protect: false,
            backups: { finalSnapshot: false, keepAfterDeletion: false },
        });
        const instance = made.only(INSTANCE);
        assert.deepEqual([instance["skipFinalSnapshot"], instance["deleteAutomatedBackups"]], [true, true]);
        assert.equal("finalSnapshotIdentifier" in instance, false);
        for (const resource of made.resources) {
            assert.notEqual(resource.options.protect, true, resource.name);
            assert.notEqual(resource.options.retainOnDelete, true, resource.name);
        }
    });

    it("protects what holds data and nothing that a change has to replace", async () => {
        const made = await make();
        const guarded = made.resources.filter(({ options, custom }) => custom && options.protect);
        assert.deepEqual(guarded.map(({ name }) => name).sort(), [
            "database-orders-data-alias",
            "database-orders-data-key",
            "database-orders-instance",
        ]);
    });

    it("leaves the password to Secrets Manager, which changes it when this repository says", async () => {
        const made = await make();
        const instance = made.only(INSTANCE);
        assert.equal(instance["manageMasterUserPassword"], true);
        assert.equal("password" in instance || "passwordWo" in instance, false);
        const rotation = made.only("aws:secretsmanager/secretRotation:SecretRotation");
        assert.equal(rotation["secretId"], await made.known(made.result.secretArn));
        assert.match(String(rotation["secretId"]), /^arn:aws:secretsmanager:.*:secret:rds!db-/);
        assert.equal(rotation["rotateImmediately"], false);
        assert.deepEqual(rotation["rotationRules"], { scheduleExpression: "cron(0 4 1 * ? *)", duration: "3h" });
    });

    it("has a parameter group of its own that forces TLS, of the version's family and without a fixed name", async () => {
        const made = await make({ engineVersion: "16.9" });
        const group = made.only("aws:rds/parameterGroup:ParameterGroup");
        assert.equal(group["family"], "postgres16");
        assert.equal("name" in group || "namePrefix" in group, false);
        const parameters = group["parameters"] as { name: string; value: string }[];
        assert.equal(parameters.find(({ name }) => name === "rds.force_ssl")?.value, "1");
        assert.equal(made.only(INSTANCE)["caCertIdentifier"], "rds-ca-rsa2048-g1");
    });

    it("is never opened by itself", async () => {
        const made = await make();
        const group = made.only("aws:ec2/securityGroup:SecurityGroup");
        assert.equal("ingress" in group || "egress" in group, false);
        assert.equal(group["vpcId"], "vpc-0a1b2c3d");
        assert.deepEqual(made.all("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule"), []);
        assert.deepEqual(made.only(INSTANCE)["vpcSecurityGroupIds"], [await made.known(made.result.securityGroupId)]);
    });

    it("has encrypted log groups before RDS would make its own", async () => {
        const made = await make({ logRetentionDays: 90 });
        const groups = made.all(LOG_GROUP);
        const keyArn = await made.known(made.result.keyArn);
        assert.deepEqual(
            groups.map(({ inputs }) => [inputs["name"], inputs["retentionInDays"], inputs["kmsKeyId"]]),
            [
                ["/aws/rds/instance/plinth-prod-orders/postgresql", 90, keyArn],
                ["/aws/rds/instance/plinth-prod-orders/upgrade", 90, keyArn],
            ],
        );
        const instance = made.resource(INSTANCE, "database-orders-instance");
        assert.deepEqual(instance.inputs["enabledCloudwatchLogsExports"], ["postgresql", "upgrade"]);
        for (const { urn } of groups) assert.ok(instance.dependencies.includes(urn), urn);
    });

    it("lets its key encrypt its own log groups only", async () => {
        const made = await make();
        const policy = String(made.only(KEY)["policy"]);
        assert.ok(policy.includes("log-group:/aws/rds/instance/plinth-prod-orders/*"));
        assert.ok(policy.includes("rds.eu-west-1.amazonaws.com"));
        assert.ok(policy.includes("secretsmanager.eu-west-1.amazonaws.com"));
    });

    it("measures the operating system through a role that serves this database only", async () => {
        const made = await make();
        const role = made.only("aws:iam/role:Role");
        const trust = JSON.parse(String(role["assumeRolePolicy"])) as { Statement: { Condition: object }[] };
        assert.deepEqual(trust.Statement[0]?.Condition, {
            StringEquals: { "aws:SourceAccount": "444444444444" },
            ArnLike: { "aws:SourceArn": "arn:aws:rds:eu-west-1:444444444444:db:plinth-prod-orders" },
        });
        const instance = made.resource(INSTANCE, "database-orders-instance");
        assert.equal(instance.inputs["monitoringInterval"], 60);
        const attachment = made.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "database-orders-monitoring-policy",
        );
        assert.equal(
            attachment.inputs["policyArn"],
            "arn:aws:iam::aws:policy/service-role/AmazonRDSEnhancedMonitoringRole",
        );
        // Without its policy RDS refuses the role.
        assert.ok(instance.dependencies.includes(attachment.urn));
    });

    it("keeps insights in the mode asked for", async () => {
        const standard = (await make()).only(INSTANCE);
        assert.deepEqual(
            [
                standard["performanceInsightsEnabled"],
                standard["databaseInsightsMode"],
                standard["performanceInsightsRetentionPeriod"],
            ],
            [true, "standard", 7],
        );
        const advanced = (await make({ insights: { mode: "advanced" } })).only(INSTANCE);
        assert.deepEqual(
            [advanced["databaseInsightsMode"], advanced["performanceInsightsRetentionPeriod"]],
            ["advanced", 465],
        );
    });

    it("is kept up to date and off Extended Support, at the hour the settings say", async () => {
        const instance = (await make()).only(INSTANCE);
        assert.equal(instance["autoMinorVersionUpgrade"], true);
        assert.equal(instance["allowMajorVersionUpgrade"], false);
        assert.equal(instance["engineLifecycleSupport"], "open-source-rds-extended-support-disabled");
        assert.equal(instance["applyImmediately"], false);
        assert.equal(instance["maintenanceWindow"], "sun:03:00-sun:04:00");
        assert.equal(instance["iamDatabaseAuthenticationEnabled"], true);
    });

    it("stands in the subnets it is given", async () => {
        const made = await make();
        const subnets = made.only("aws:rds/subnetGroup:SubnetGroup");
        assert.deepEqual(subnets["subnetIds"], ["subnet-a", "subnet-b"]);
        assert.match(String(made.only(INSTANCE)["dbSubnetGroupName"]), /^database-orders-subnets/);
    });

    it("is replaced by deletion first, since its name is fixed", async () => {
        const made = await make();
        const { options, inputs } = made.resource(INSTANCE, "database-orders-instance");
        assert.equal(inputs["identifier"], "plinth-prod-orders");
        assert.equal(options.deleteBeforeReplace, true);
    });

    it("says where it is and how to sign in", async () => {
        const made = await make({ databaseName: "orders", port: 5433 });
        const { result } = made;
        assert.deepEqual([result.port, result.databaseName], [5433, "orders"]);
        assert.match(await made.known(result.endpoint), /^plinth-prod-orders\.[^:]+\.rds\.amazonaws\.com$/);
        assert.match(await made.known(result.resourceId), /^db-/);
        assert.equal(await made.known(result.arn), "arn:aws:rds:us-east-1:123456789012:db:plinth-prod-orders");
    });

    it("tags everything that takes tags with its name and the caller's tags", async () => {
        const made = await make({ tags: { Layer: "database" } });
        const untagged = [
            "aws:kms/alias:Alias",
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "aws:secretsmanager/secretRotation:SecretRotation",
        ];
        for (const { type, name, inputs, custom } of made.resources) {
            if (!custom || untagged.includes(type)) continue;
            const tags = inputs["tags"] as Record<string, string> | undefined;
            assert.ok(tags?.["Name"] !== undefined && name.startsWith(tags["Name"]), name);
            assert.equal(tags["Layer"], "database", name);
        }
    });

    it("keeps its URNs: another name would delete the database and make an empty one", async () => {
        const made = await make();
        const names = made
            .urns()
            .map((urn) => urn.replace("urn:pulumi:prod::plinth-database::plinth:database:Database", ""));
        assert.deepEqual(names, [
            "$aws:cloudwatch/logGroup:LogGroup::database-orders-logs-postgresql",
            "$aws:cloudwatch/logGroup:LogGroup::database-orders-logs-upgrade",
            ...[
                "connections-high",
                "cpu-high",
                "disk-queue-long",
                "memory-low",
                "no-data",
                "storage-low",
                "transaction-ids-high",
            ].map((role) => `$aws:cloudwatch/metricAlarm:MetricAlarm::database-orders-${role}-alarm`),
            "$aws:ec2/securityGroup:SecurityGroup::database-orders-security-group",
            "$aws:iam/role:Role::database-orders-monitoring",
            "$aws:iam/rolePolicyAttachment:RolePolicyAttachment::database-orders-monitoring-policy",
            "$aws:rds/instance:Instance::database-orders-instance",
            "$aws:rds/parameterGroup:ParameterGroup::database-orders-parameters-17",
            "$aws:rds/subnetGroup:SubnetGroup::database-orders-subnets",
            "$aws:secretsmanager/secretRotation:SecretRotation::database-orders-password-rotation",
            "$plinth:keys:Key$aws:kms/alias:Alias::database-orders-data-alias",
            "$plinth:keys:Key$aws:kms/key:Key::database-orders-data-key",
            "$plinth:keys:Key::database-orders-data",
            "::database-orders",
        ]);
    });

    it("leaves the snapshot's name unknown in the first preview, when its key does not exist yet", async () => {
        const made = await make({}, true);
        assert.deepEqual(made.only(INSTANCE)["finalSnapshotIdentifier"], unknown);
        assert.equal(made.only(INSTANCE)["identifier"], "plinth-prod-orders");
    });
});
