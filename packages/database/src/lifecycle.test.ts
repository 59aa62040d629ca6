import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import type { RestoreShape } from "./plan/index.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

const INSTANCE = "aws:rds/instance:Instance";
const GROUP = "aws:rds/parameterGroup:ParameterGroup";
const storageKeyArn = "arn:aws:kms:eu-west-1:444444444444:key/1234abcd-12ab-34cd-56ef-1234567890ab";

async function make(changes: Partial<DatabaseArgs> = {}) {
    return await record(() => new Database("database-orders", { ...leastArgs, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
}

function refused(restore: RestoreShape) {
    try {
        new Database("database-orders", { ...leastArgs, restore });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("a database's major upgrade", () => {
    it("makes the new major's parameter group and keeps the old one until the upgrade is over", async () => {
        const groups = async (changes: Partial<DatabaseArgs>) => {
            const made = await make(changes);
            const used = String(made.only(INSTANCE)["parameterGroupName"]);
            return [
                made
                    .all(GROUP)
                    .map(({ name, inputs }) => [name, inputs["family"]])
                    .sort(),
                used.slice(0, 29),
            ];
        };
        const old = ["database-orders-parameters-16", "postgres16"];
        const next = ["database-orders-parameters-17", "postgres17"];
        assert.deepEqual(await groups({ engineVersion: "16.9" }), [[old], old[0]]);
        assert.deepEqual(await groups({ engineVersion: "17.5", upgradeFrom: "16.9" }), [[old, next], next[0]]);
        assert.deepEqual(await groups({ engineVersion: "17.5" }), [[next], next[0]]);
    });

    it("is allowed only while the version it comes from is written down", async () => {
        assert.equal((await make()).only(INSTANCE)["allowMajorVersionUpgrade"], false);
        const upgrading = await make({ engineVersion: "17.5", upgradeFrom: "16.9" });
        assert.equal(upgrading.only(INSTANCE)["allowMajorVersionUpgrade"], true);
    });

    it("finds the group of a database from before groups were named by major, under the major it runs", async () => {
        const aliased = async (changes: Partial<DatabaseArgs>) =>
            (await make(changes))
                .all(GROUP)
                .filter(({ options }) => JSON.stringify(options.aliases).includes("database-orders-parameters"))
                .map(({ name }) => name);
        assert.deepEqual(await aliased({}), ["database-orders-parameters-17"]);
        assert.deepEqual(await aliased({ engineVersion: "17.5", upgradeFrom: "16.9" }), [
            "database-orders-parameters-16",
        ]);
    });
});

describe("a restored database", () => {
    it("begins with a snapshot, under the snapshot's key", async () => {
        const made = await make({ restore: { from: "snapshot", snapshot: "orders-final-1a2b3c4d", storageKeyArn } });
        const { inputs } = made.resource(INSTANCE, "database-orders-instance");
        assert.equal(inputs["snapshotIdentifier"], "orders-final-1a2b3c4d");
        assert.equal("restoreToPointInTime" in inputs, false);
        assert.equal(inputs["kmsKeyId"], storageKeyArn);
        // The password, insights and logs are the new database's own.
        assert.equal(inputs["masterUserSecretKmsKeyId"], await made.known(made.result.keyArn));
    });

    it("begins with a second in time of another database", async () => {
        const source = "plinth-prod-orders";
        const made = await make({ restore: { from: "time", source, time: "2026-11-01T08:30:00Z", storageKeyArn } });
        const { inputs } = made.resource(INSTANCE, "database-orders-instance");
        assert.deepEqual(inputs["restoreToPointInTime"], {
            sourceDbInstanceIdentifier: source,
            restoreTime: "2026-11-01T08:30:00Z",
        });
        assert.equal("snapshotIdentifier" in inputs, false);
    });

    it("begins with the latest second of automated backups that outlived their database", async () => {
        const source = "arn:aws:rds:eu-west-1:444444444444:auto-backup:ab-abcdefghijklmnopqrstuvwxyz234567";
        const made = await make({ restore: { from: "time", source, time: "latest", storageKeyArn } });
        assert.deepEqual(made.only(INSTANCE)["restoreToPointInTime"], {
            sourceDbInstanceAutomatedBackupsArn: source,
            useLatestRestorableTime: true,
        });
    });

    it("is not replaced when the source is written, changed or removed later", async () => {
        const made = await make();
        assert.deepEqual(made.resource(INSTANCE, "database-orders-instance").options.ignoreChanges, [
            "snapshotIdentifier",
            "restoreToPointInTime",
        ]);
    });

    it("refuses a key that is none, since RDS would restore under another and Pulumi replace the database", () => {
        assert.deepEqual(refused({ from: "snapshot", snapshot: "orders-final", storageKeyArn: "alias/orders" }), [
            {
                path: "restore.storageKeyArn",
                rule: "must be the ARN of the KMS key that encrypts the source: RDS restores under that key only",
                value: "alias/orders",
                fix: "write the snapshot's KMS key; a source without one has to be copied with a key first",
            },
        ]);
    });

    for (const time of ["yesterday", "2026-11-01", "2026-02-31T08:30:00Z", "2026-11-01T08:30:00+01:00"]) {
        it(`refuses ${time} as a time`, () => {
            const [problem, ...more] = refused({ from: "time", source: "plinth-prod-orders", time, storageKeyArn });
            assert.deepEqual(more, []);
            assert.deepEqual([problem?.path, problem?.value], ["restore.time", time]);
        });
    }

    it("refuses a source and a snapshot that AWS could not know", () => {
        const [source] = refused({ from: "time", source: "Orders DB", time: "latest", storageKeyArn });
        assert.equal(source?.path, "restore.source");
        const [snapshot] = refused({ from: "snapshot", snapshot: "1st", storageKeyArn });
        assert.equal(snapshot?.path, "restore.snapshot");
    });

    it("has one kind of source: a mix does not compile", () => {
        // @ts-expect-error a snapshot has no time
        const mixed: RestoreShape = { from: "snapshot", snapshot: "a", time: "latest", storageKeyArn };
        assert.equal(mixed.from, "snapshot");
    });
});
