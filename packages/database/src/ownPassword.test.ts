import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

const INSTANCE = "aws:rds/instance:Instance";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const lambdaArn = "arn:aws:lambda:eu-west-1:444444444444:function:rotate";

async function make(changes: Partial<DatabaseArgs> = {}) {
    const password = { rotation: "version" } as const;
    return await record(() => new Database("database-orders", { ...leastArgs, password, ...changes }), {
        project: "plinth-database",
        stack: "prod",
    });
}

function refused(changes: Partial<DatabaseArgs>): string[] {
    try {
        new Database("database-orders", { ...leastArgs, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, rule }) => `${path} ${rule}`);
    }
    return assert.fail("accepted");
}

describe("a database's own password", () => {
    it("is in a secret under the database's key, and given to RDS as something it does not show again", async () => {
        const made = await make();
        const secret = made.only("aws:secretsmanager/secret:Secret");
        assert.equal(secret["kmsKeyId"], await made.known(made.result.keyArn));
        const instance = made.only(INSTANCE);
        const version = made.resource(VERSION, "database-orders-master-secret-1");
        const { password } = JSON.parse(String(version.inputs["secretString"])) as { password: string };
        assert.match(password, /^[A-Za-z0-9]{64}$/);
        assert.deepEqual([instance["passwordWo"], instance["passwordWoVersion"]], [password, 1]);
        assert.equal("manageMasterUserPassword" in instance || "masterUserSecretKmsKeyId" in instance, false);
        assert.equal(made.all("aws:secretsmanager/secretRotation:SecretRotation").length, 0);
        assert.match(await made.known(made.result.secretArn), /:secret:database-orders-master-secret-/);
    });

    it("says in the end where the database is, in the form that rotation functions read", async () => {
        const made = await make();
        const current = made.resource(VERSION, "database-orders-master-secret-1-host").inputs["secretString"];
        const { password, ...text } = JSON.parse(String(current)) as Record<string, unknown>;
        assert.equal(password, made.only(INSTANCE)["passwordWo"]);
        assert.deepEqual(text, {
            engine: "postgres",
            username: "master",
            dbname: "app",
            port: 5432,
            dbInstanceIdentifier: "plinth-prod-orders",
            host: await made.known(made.result.endpoint),
        });
    });

    it("is another one with a higher version, which RDS is told", async () => {
        const made = await make({ password: { rotation: "version", version: 2 } });
        assert.equal(made.only(INSTANCE)["passwordWoVersion"], 2);
        assert.deepEqual(
            made.resources.filter(({ type }) => type === VERSION).map(({ name }) => name),
            ["database-orders-master-secret-2", "database-orders-master-secret-2-host"],
        );
    });

    it("is changed by a function where the settings name one, every 30 days unless they say otherwise", async () => {
        const made = await make({ password: { rotation: "lambda", lambdaArn } });
        const rotation = made.only("aws:secretsmanager/secretRotation:SecretRotation");
        assert.deepEqual(
            [rotation["rotationLambdaArn"], rotation["rotateImmediately"], rotation["rotationRules"]],
            [lambdaArn, false, { automaticallyAfterDays: 30 }],
        );
    });

    it("leaves every other resource as it is where RDS keeps the password", async () => {
        const [rds, own] = [await make({ password: undefined }), await make()];
        const kept = rds.urns().filter((urn) => !urn.includes("password-rotation"));
        assert.deepEqual(
            kept.filter((urn) => !own.urns().includes(urn)),
            [],
        );
    });

    it("refuses a version that is none, a function that is none, and days that AWS does not take", () => {
        assert.deepEqual(refused({ password: { rotation: "version", version: 0 } }), [
            "password.version must be a whole number from 1 on",
        ]);
        assert.deepEqual(refused({ password: { rotation: "lambda", lambdaArn: "rotate", days: 1001 } }), [
            "password.lambdaArn must be the ARN of a Lambda function",
            "password.days must be a whole number of days from 1 to 1000",
        ]);
    });

    it("refuses a schedule for the password that RDS would keep beside one of its own", () => {
        assert.deepEqual(refused({ password: { rotation: "version" }, passwordRotation: "cron(0 4 1 * ? *)" }), [
            "passwordRotation is the schedule of a password that RDS keeps, and password asks for one of your own",
        ]);
    });

    it("refuses replicas of a database whose password RDS keeps, as AWS does", () => {
        assert.deepEqual(refused({ replicas: { reports: {} } }), [
            "replicas need a password of your own: AWS makes no replica of a database whose password RDS keeps",
        ]);
    });
});

describe("blue/green updates of a database", () => {
    it("are off unless asked for, and touch nothing else when they are", async () => {
        const [plain, blueGreen] = [await make(), await make({ blueGreen: true })];
        assert.equal("blueGreenUpdate" in plain.only(INSTANCE), false);
        assert.deepEqual(blueGreen.only(INSTANCE)["blueGreenUpdate"], { enabled: true });
        assert.deepEqual(blueGreen.urns(), plain.urns());
    });

    it("take another major of a database that replicates logically", async () => {
        const made = await make({
            blueGreen: true,
            engineVersion: "17.7",
            upgradeFrom: "16.9",
            parameters: { "rds.logical_replication": "1" },
        });
        assert.equal(made.only(INSTANCE)["allowMajorVersionUpgrade"], true);
    });

    it("refuses them without an own password or with replicas, both at once", () => {
        assert.deepEqual(
            refused({ blueGreen: true, replicas: { reports: {} } }).filter((text) => /^blueGreen/.test(text)),
            [
                "blueGreen needs a password of your own: AWS makes no blue/green deployment of a database whose password RDS keeps",
                "blueGreen cannot be used with replicas: the provider updates a database alone",
            ],
        );
    });

    it("refuses another major from a minor that AWS does not take, and without logical replication", () => {
        const password = { rotation: "version" } as const;
        assert.deepEqual(refused({ password, blueGreen: true, engineVersion: "17.1", upgradeFrom: "15.3" }), [
            "upgradeFrom must be 12.16, 13.12, 14.9, 15.4, 16.1 or later for another major through blue/green",
            'parameters["rds.logical_replication"] must be 1 for another major through blue/green, which is replicated logically',
        ]);
    });
});
