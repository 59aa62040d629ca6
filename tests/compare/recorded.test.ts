import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before } from "./programs.ts";
import { changeLines, compareShop, writeShop } from "./shop.ts";

/** What the real engine (3.260) wrote after deploying `before` with the simulated providers; cleaned. */
const EXPORT = path.join(import.meta.dirname, "testdata/shop.export.json");

describe("plinth preview --against a recorded export of the real engine", function () {
    this.timeout(120_000);
    let directory: string;
    beforeEach(() => (directory = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-against-")))));
    afterEach(() => rmSync(directory, { recursive: true, force: true }));

    it("finds no change in the program that was deployed, and cannot compare what is encrypted", async () => {
        writeShop(directory, before);
        const { code, comparison } = await compareShop(directory, EXPORT);
        assert.deepEqual(changeLines(comparison), []);
        assert.deepEqual(comparison.stacks[0]?.undecided, [
            { urn: "urn:pulumi:dev::shop::aws:rds/instance:Instance::database", path: "password" },
        ]);
        assert.equal(code, 0);
    });

    it("names every kind of change, and the dangers among them first", async () => {
        writeShop(directory, after);
        const { code, comparison, said } = await compareShop(directory, EXPORT);
        assert.deepEqual(changeLines(comparison), [
            "create; fresh",
            "replace; group; by vpcId; ingress[0].cidrBlocks[0] changed; vpcId changed",
            "replace; subnet; by vpcId; vpcId changed",
            "replace; vpc; by cidrBlock; cidrBlock changed",
            "update; database; backupRetentionPeriod changed; instanceClass changed; password undecided; publiclyAccessible changed",
            'update; bucket; forceDestroy changed; tags.Owner changed; tags["cost.center"] added',
            "delete; gone",
            "update; new-app-queue; visibilityTimeoutSeconds changed",
            "update; new-app; timeout changed",
        ]);
        assert.deepEqual(
            comparison.dangers.map(({ kind, urn, what }) => [kind, urn.split("::").at(-1), what]),
            [
                ["dataLoss", "vpc", "replaces a network with everything in it: cidrBlock changes"],
                ["exposure", "group", "ingress opens to 0.0.0.0/0"],
                ["exposure", "database", "public access is turned on"],
                ["lostProtection", "database", "backup retention (days) goes from 14 to 7"],
                ["lostProtection", "bucket", "deleting the bucket with its objects is turned on"],
                ["lostProtection", "bucket", "protect is taken away"],
                ["disruption", "subnet", "is replaced: vpcId changes"],
                ["disruption", "database", "the instance class goes from db.t4g.micro to db.t4g.large"],
            ],
        );
        assert.equal(code, 2);
        assert.equal(/first-canary|second-canary/.test(said), false);
    });

    it("refuses to lose what holds data, until that is allowed by name", async () => {
        writeShop(directory, before.replace('engine: "postgres"', 'dbName: "renamed", engine: "postgres"'));
        const refused = await compareShop(directory, EXPORT);
        assert.equal(refused.code, 2);
        assert.match(refused.said, /dev is refused: 1 resource that holds something would be replaced or deleted/);
        const urn = "urn:pulumi:dev::shop::aws:rds/instance:Instance::database";
        const allowed = await compareShop(directory, EXPORT, ["--allow-replace", urn]);
        assert.equal(allowed.code, 0);
        assert.deepEqual(
            allowed.comparison.dangers.map(({ urn, allowed }) => [urn, allowed]),
            [[urn, true]],
        );
    });
});
