import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

/** Replicas exist only beside a password that RDS does not keep. */
const own = { password: { rotation: "version" } } as const;
const INSTANCE = "aws:rds/instance:Instance";

async function make(changes: Partial<DatabaseArgs> = {}) {
    return await record(() => new Database("database-orders", { ...leastArgs, ...own, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
}

function refused(changes: Partial<DatabaseArgs>) {
    try {
        new Database("database-orders", { ...leastArgs, ...own, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("a database's replicas", () => {
    it("only add to what is there, each keyed by its name", async () => {
        const [plain, one, two] = [
            await make(),
            await make({ replicas: { reports: {} } }),
            await make({ replicas: { search: {}, reports: {} } }),
        ];
        const added = (after: typeof plain, before: typeof plain) =>
            after
                .urns()
                .filter((urn) => !before.urns().includes(urn))
                .map((urn) => urn.split("::").at(-1));
        assert.deepEqual(added(plain, one), []);
        assert.deepEqual(added(one, two), []);
        assert.deepEqual(added(one, plain).sort(), [
            ...["connections-high", "cpu-high", "disk-queue-long", "memory-low", "no-data", "replica-lag"].map(
                (role) => `database-orders-${role}-reports-alarm`,
            ),
            "database-orders-replica-reports",
            "database-orders-replica-reports-logs-postgresql",
            "database-orders-replica-reports-logs-upgrade",
            "database-orders-replica-reports-monitoring",
            "database-orders-replica-reports-monitoring-policy",
            ...["replica-stopped", "storage-low"].map((role) => `database-orders-${role}-reports-alarm`),
        ]);
        // What was there stays as it was, the key's policy and the first replica included.
        for (const { type, name, inputs, custom } of one.resources) {
            if (!custom) continue;
            assert.deepEqual(two.resource(type, name).inputs, inputs, name);
        }
        for (const { type, name, inputs, custom } of plain.resources) {
            if (custom) assert.deepEqual(one.resource(type, name).inputs, inputs, name);
        }
    });

    it("follow their source, encrypted, private and without what RDS takes from it", async () => {
        const made = await make({ replicas: { reports: {} } });
        const { inputs, options } = made.resource(INSTANCE, "database-orders-replica-reports");
        const source = made.resource(INSTANCE, "database-orders-instance");
        assert.equal(inputs["replicateSourceDb"], source.inputs["identifier"]);
        assert.equal(inputs["identifier"], "plinth-prod-orders-reports");
        assert.deepEqual([inputs["storageEncrypted"], inputs["publiclyAccessible"]], [true, false]);
        for (const same of ["parameterGroupName", "vpcSecurityGroupIds", "performanceInsightsKmsKeyId", "port"]) {
            assert.deepEqual(inputs[same], source.inputs[same], same);
        }
        for (const taken of ["username", "dbName", "kmsKeyId", "manageMasterUserPassword", "dbSubnetGroupName"]) {
            assert.equal(taken in inputs, false, taken);
        }
        assert.equal("engineVersion" in inputs || "allocatedStorage" in inputs, false);
        assert.deepEqual([inputs["skipFinalSnapshot"], inputs["deletionProtection"]], [true, true]);
        assert.equal(options.protect, true);
    });

    it("have log groups before RDS would make its own, and a role for their metrics", async () => {
        const made = await make({ replicas: { reports: {} } });
        const replica = made.resource(INSTANCE, "database-orders-replica-reports");
        const group = made.resource(
            "aws:cloudwatch/logGroup:LogGroup",
            "database-orders-replica-reports-logs-postgresql",
        );
        assert.equal(group.inputs["name"], "/aws/rds/instance/plinth-prod-orders-reports/postgresql");
        assert.ok(replica.dependencies.includes(group.urn));
        const role = made.resource("aws:iam/role:Role", "database-orders-replica-reports-monitoring");
        assert.match(String(role.inputs["assumeRolePolicy"]), /:db:plinth-prod-orders-reports"/);
        // The key has to let CloudWatch Logs encrypt them.
        assert.ok(String(made.only("aws:kms/key:Key")["policy"]).includes(":/aws/rds/instance/plinth-prod-orders-*"));
    });

    it("can be larger, with a standby, and let go one at a time", async () => {
        const reports = { instanceClass: "db.r7g.large", multiAz: true, deletionProtection: false };
        const made = await make({ replicas: { reports, search: {} } });
        const { inputs, options } = made.resource(INSTANCE, "database-orders-replica-reports");
        assert.notEqual(options.protect, true);
        assert.deepEqual(
            [inputs["instanceClass"], inputs["multiAz"], inputs["deletionProtection"]],
            ["db.r7g.large", true, false],
        );
        const other = made.resource(INSTANCE, "database-orders-replica-search").inputs;
        assert.deepEqual(
            [other["instanceClass"], other["multiAz"], other["deletionProtection"]],
            ["db.t4g.medium", false, true],
        );
    });

    it("say where they are", async () => {
        const { result, known } = await make({ replicas: { reports: {} } });
        assert.deepEqual(Object.keys(result.replicaEndpoints), ["reports"]);
        const { reports } = result.replicaEndpoints;
        assert.ok(reports !== undefined);
        assert.match(await known(reports), /^plinth-prod-orders-reports\./);
    });

    it("refuses a class without Graviton, a wrong name and a sixteenth replica, all at once", () => {
        const many = Object.fromEntries(Array.from({ length: 15 }, (_, index) => [`r${index}`, {}]));
        const problems = refused({ replicas: { ...many, "Re-ports": { instanceClass: "db.m6i.large" } } });
        assert.deepEqual(
            problems.map(({ path, value }) => [path, value]),
            [
                ["replicas", 16],
                ["replicas.Re-ports", "Re-ports"],
                ["replicas.Re-ports.instanceClass", "db.m6i.large"],
            ],
        );
    });

    it("refuses a name that is too long for AWS together with the database's", () => {
        const identifier = `plinth-${"x".repeat(50)}`;
        assert.deepEqual(refused({ identifier, replicas: { reports: {} } }), [
            {
                path: "replicas.reports",
                rule: "must have a name in AWS of at most 63 characters: the database's, a hyphen and its own",
                value: `${identifier}-reports`,
                fix: "shorten it by 2",
            },
        ]);
    });

    it("refuses a component name that leaves no room for a replica's role", () => {
        const args = { ...leastArgs, replicas: { ["r".repeat(20)]: {} } };
        assert.throws(() => new Database("database-invoices", args), /at most 16 lower-case.*"database-invoices"/);
    });
});
