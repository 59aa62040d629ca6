import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Database } from "./database.ts";
import type { BackupsShape, VaultLockShape } from "./plan/index.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

const COPIES = "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";
const VAULT = "aws:backup/vault:Vault";
const LOCK = "aws:backup/vaultLockConfiguration:VaultLockConfiguration";
const KEY = "aws:kms/key:Key";

async function make(backups: BackupsShape = {}) {
    return await record(() => new Database("database-orders", { ...leastArgs, deletionProtection: false, backups }), {
        project: "plinth-database",
        stack: "prod",
    });
}

function refused(backups: BackupsShape, name = "database-orders") {
    try {
        new Database(name, { ...leastArgs, backups });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, value }) => [path, value]);
    }
    return assert.fail("accepted");
}

describe("a database's backups in another region", () => {
    it("are as old as the backups themselves and encrypted with a key that is there", async () => {
        const made = await make({ retentionDays: 21, copy: { region: "eu-central-1" } });
        const copies = made.only(COPIES);
        assert.deepEqual([copies["region"], copies["retentionPeriod"]], ["eu-central-1", 21]);
        assert.equal(copies["sourceDbInstanceArn"], await made.known(made.result.arn));
        const key = made.resource(KEY, "database-orders-copies-key");
        assert.equal(key.inputs["region"], "eu-central-1");
        assert.match(String(key.inputs["policy"]), /"rds\.eu-central-1\.amazonaws\.com"/);
        assert.match(String(copies["kmsKeyId"]), /^arn:aws:kms:eu-central-1:/);
        assert.equal(key.options.protect, true);
        assert.notEqual(copies["kmsKeyId"], await made.known(made.result.keyArn));
    });

    it("can be kept for fewer days, and their key goes where they go with the database", async () => {
        const kept = await make({ copy: { region: "eu-central-1", retentionDays: 7 } });
        assert.equal(kept.only(COPIES)["retentionPeriod"], 7);
        assert.equal(kept.resource(KEY, "database-orders-copies-key").options.retainOnDelete, true);
        const gone = await make({
            copy: { region: "eu-central-1" },
            finalSnapshot: false,
            keepAfterDeletion: false,
        });
        assert.notEqual(gone.resource(KEY, "database-orders-copies-key").options.retainOnDelete, true);
    });

    it("only add to what is there", async () => {
        const [before, after] = [await make(), await make({ copy: { region: "eu-central-1" }, plan: {} })];
        for (const { type, name, inputs, custom } of before.resources) {
            if (custom) assert.deepEqual(after.resource(type, name).inputs, inputs, name);
        }
    });

    for (const region of ["eu-west-1", "Frankfurt", "cn-north-1", "us-gov-west-1"]) {
        it(`refuses ${region}`, () => {
            assert.deepEqual(refused({ copy: { region } }), [["backups.copy.region", region]]);
        });
    }

    it("refuses to keep copies longer than RDS does", () => {
        assert.deepEqual(refused({ copy: { region: "eu-central-1", retentionDays: 36 } }), [
            ["backups.copy.retentionDays", 36],
        ]);
    });
});

describe("a database's backup plan", () => {
    it("keeps daily backups for longer than RDS does, in a locked vault of its own", async () => {
        const made = await make({ plan: {} });
        const vault = made.only(VAULT);
        const [rule] = made.only("aws:backup/plan:Plan")["rules"] as Record<string, unknown>[];
        const targetVaultName = String(rule?.["targetVaultName"]);
        assert.match(targetVaultName, /^database-orders-backup-vault-[0-9a-f]{7}$/);
        assert.deepEqual(rule, {
            ruleName: "scheduled",
            targetVaultName,
            schedule: "cron(0 6 * * ? *)",
            lifecycle: { deleteAfter: 90 },
        });
        assert.deepEqual(made.only(LOCK), { backupVaultName: targetVaultName, minRetentionDays: 90 });
        assert.deepEqual(made.only("aws:backup/selection:Selection")["resources"], [await made.known(made.result.arn)]);
        assert.notEqual(vault["kmsKeyArn"], await made.known(made.result.keyArn));
    });

    it("backs up through a role that takes backups of this account and restores nothing", async () => {
        const made = await make({ plan: {} });
        const role = made.resource("aws:iam/role:Role", "database-orders-backup");
        const trust = JSON.parse(String(role.inputs["assumeRolePolicy"])) as { Statement: object[] };
        assert.deepEqual(trust.Statement, [
            {
                Sid: "Backup",
                Effect: "Allow",
                Principal: { Service: "backup.amazonaws.com" },
                Action: "sts:AssumeRole",
                Condition: { StringEquals: { "aws:SourceAccount": "444444444444" } },
            },
        ]);
        const policy = made.resource(
            "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
            "database-orders-backup-policy",
        );
        assert.match(String(policy.inputs["policyArn"]), /AWSBackupServiceRolePolicyForBackup$/);
        assert.ok(
            made
                .resource("aws:backup/selection:Selection", "database-orders-backup-selection")
                .dependencies.includes(policy.urn),
        );
    });

    it("leaves vault, lock and key where backups outlive the database, and takes all of it otherwise", async () => {
        const kept = await make({ plan: {} });
        for (const [type, name] of [
            [VAULT, "database-orders-backup-vault"],
            [LOCK, "database-orders-backup-vault-lock"],
            [KEY, "database-orders-backup-key"],
        ] as const) {
            assert.equal(kept.resource(type, name).options.retainOnDelete, true, name);
            assert.equal(kept.resource(type, name).options.protect === true, type !== LOCK, name);
        }
        assert.equal(kept.only(VAULT)["forceDestroy"], false);
        const gone = await make({ plan: {}, finalSnapshot: false, keepAfterDeletion: false });
        assert.equal(gone.only(VAULT)["forceDestroy"], true);
        assert.notEqual(gone.resource(VAULT, "database-orders-backup-vault").options.retainOnDelete, true);
    });

    it("can be locked for good, or not at all, where somebody says so", async () => {
        const locks = async (lock: VaultLockShape) =>
            (await make({ plan: { retentionDays: 365, lock } })).all(LOCK).map(({ inputs }) => inputs);
        const [compliance] = await locks({ mode: "compliance", coolingOffDays: 14 });
        assert.deepEqual([compliance?.["minRetentionDays"], compliance?.["changeableForDays"]], [365, 14]);
        assert.deepEqual(await locks({ mode: "none" }), []);
    });

    it("refuses a lock for good that nobody could lift in time, or that outlives the vault", () => {
        const lock: VaultLockShape = { mode: "compliance", coolingOffDays: 2 };
        assert.deepEqual(refused({ plan: { lock }, keepAfterDeletion: false }), [
            ["backups.plan.lock.coolingOffDays", 2],
            ["backups.plan.lock", "compliance"],
        ]);
    });

    it("refuses a schedule and days that AWS Backup does not have, at once", () => {
        assert.deepEqual(refused({ plan: { schedule: "daily", retentionDays: 0 } }), [
            ["backups.plan.schedule", "daily"],
            ["backups.plan.retentionDays", 0],
        ]);
        assert.deepEqual(refused({ plan: { schedule: "cron(0 6 * * * *)" } }), [
            ["backups.plan.schedule", "cron(0 6 * * * *)"],
        ]);
    });

    it("refuses a name that leaves no room for a vault's", () => {
        const name = "d".repeat(30);
        assert.deepEqual(refused({ plan: {} }, name), [["", name]]);
    });

    it("has one kind of lock: a mix does not compile", () => {
        // @ts-expect-error governance has no days to cool off
        const mixed: VaultLockShape = { mode: "governance", coolingOffDays: 3 };
        assert.equal(mixed.mode, "governance");
    });
});
