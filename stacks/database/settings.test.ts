import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { inspectEnvironment } from "@plinth/core/settings";
import { type DatabaseSettings, settings } from "./settings.ts";

const ENVIRONMENT = `
layout: layered
target: { account: "111111111111", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [network, database]
tags: { Project: plinth, Owner: platform, CostCenter: engineering }
`;
const TWO_ZONES = "cidr: 10.0.0.0/16\nzones: [euw1-az1, euw1-az2]\n";
const FILE = "environments/dev/database.yaml";

/** A file with one database of the least there is, and lines added to it. */
function orders(...lines: string[]): string {
    const least = ['engineVersion: "17"', "instanceClass: db.t4g.medium", "storage: { size: 20 }"];
    const kept = least.filter((line) => !lines.some((added) => added.startsWith(`${line.split(":")[0]}:`)));
    return `instances:\n  orders:\n${[...kept, ...lines].map((line) => `    ${line}\n`).join("")}`;
}

describe("database settings", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-database-"));
        mkdirSync(join(repository, "environments/dev"), { recursive: true });
        writeFileSync(join(repository, "environments/dev/environment.yaml"), ENVIRONMENT);
    });

    afterEach(() => {
        rmSync(repository, { recursive: true });
    });

    function inspect(yaml: string, network = TWO_ZONES) {
        writeFileSync(join(repository, "environments/dev/network.yaml"), network);
        writeFileSync(join(repository, FILE), yaml);
        const { layers, problems } = inspectEnvironment({ repository, environment: "dev", layers: [settings] });
        return { parsed: layers.get("database") as DatabaseSettings | undefined, problems };
    }

    function refused(yaml: string, network?: string): readonly Problem[] {
        const { problems } = inspect(yaml, network);
        assert.ok(problems.length > 0, "accepted");
        return problems;
    }

    it("need a version, a class and a size; everything else has a default that is safe", () => {
        const { parsed, problems } = inspect(orders());
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.instances["orders"], {
            engineVersion: "17",
            instanceClass: "db.t4g.medium",
            storage: { size: 20 },
            databaseName: "app",
            masterUsername: "master",
            port: 5432,
            multiAz: true,
            backups: { retentionDays: 14, window: "01:00-02:00", finalSnapshot: true, keepAfterDeletion: true },
            maintenanceWindow: "sun:03:00-sun:04:00",
            applyImmediately: false,
            deletionProtection: true,
            protect: true,
            insights: { mode: "standard" },
            monitoringIntervalSeconds: 60,
            logRetentionDays: 365,
            slowStatementMilliseconds: 1000,
            parameters: {},
            blueGreen: false,
            certificateAuthority: "rds-ca-rsa2048-g1",
            replicas: {},
        });
    });

    it("fill in the rest of a map that is written in part", () => {
        const { parsed } = inspect(orders("backups: { retentionDays: 35 }"));
        assert.deepEqual(parsed?.instances["orders"]?.backups, {
            retentionDays: 35,
            window: "01:00-02:00",
            finalSnapshot: true,
            keepAfterDeletion: true,
        });
    });

    it("refuses a missing size", () => {
        assert.deepEqual(refused(orders("storage: {}")), [
            {
                path: "instances.orders.storage.size",
                rule: "is required and must be a number",
                fix: "add it: write a number",
                file: `${FILE}:5`,
            },
        ]);
    });

    it("refuses a version that is not text", () => {
        assert.deepEqual(refused(orders("engineVersion: 17")), [
            {
                path: "instances.orders.engineVersion",
                rule: "must be text",
                value: 17,
                fix: "put it in quotes",
                file: `${FILE}:5`,
            },
        ]);
    });

    it("refuses a setting it does not know, and names the one that was meant", () => {
        assert.deepEqual(refused(orders("multiAZ: true")), [
            {
                path: "instances.orders.multiAZ",
                rule: "is not a known setting",
                value: true,
                fix: "did you mean multiAz?",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses a name that AWS names could not carry", () => {
        const yaml = orders().replace("orders:", "Order-Items:");
        assert.deepEqual(refused(yaml), [
            {
                path: "instances.Order-Items",
                rule: "has a name that must be lower-case letters and digits, a letter first",
                value: "Order-Items",
                fix: "write lower-case letters and digits, a letter first",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses two databases of one name", () => {
        assert.deepEqual(refused(`${orders()}  orders:\n    engineVersion: "17"\n`), [
            {
                path: "",
                rule: "the same name stands twice in one map",
                value: "orders",
                fix: "rename or remove one of them",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses performance that a small volume cannot have", () => {
        assert.deepEqual(refused(orders("storage: { size: 20, iops: 12000 }")), [
            {
                path: "instances.orders.storage.iops",
                rule: "cannot be set below 400 GiB of gp3: AWS sells more performance only from that size on",
                value: 12000,
                fix: "remove it, or raise storage.size to 400",
                file: `${FILE}:5`,
            },
        ]);
    });

    it("refuses windows that overlap", () => {
        assert.deepEqual(refused(orders("maintenanceWindow: sun:01:30-sun:02:30")), [
            {
                path: "instances.orders.maintenanceWindow",
                rule: "must not overlap the backup window 01:00-02:00: AWS refuses that",
                value: "sun:01:30-sun:02:30",
                fix: "move one of the two windows",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses copies in a region the environment may not use", () => {
        assert.deepEqual(refused(orders("backups: { copy: { region: eu-central-1 } }")), [
            {
                path: "instances.orders.backups.copy.region",
                rule: "must be one of the environment's regions (eu-west-1)",
                value: "eu-central-1",
                fix: "choose one of them, or add it to target.allowedRegions in environment.yaml",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses a mix of two sources to restore from", () => {
        const restore = "restore: { from: snapshot, snapshot: a, time: latest, storageKeyArn: k }";
        assert.ok(refused(orders(restore)).some(({ path }) => path === "instances.orders.restore.time"));
    });

    it("give an Aurora cluster two instances, and refuse the name of an instance", () => {
        const ledger =
            'clusters:\n  NAME: { engineVersion: "17", capacity: { kind: provisioned, instanceClass: db.r7g.large } }\n';
        const { parsed, problems } = inspect(`${orders()}${ledger.replace("NAME", "ledger")}`);
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.clusters["ledger"]?.members, { one: { promotionTier: 1 }, two: { promotionTier: 1 } });
        assert.deepEqual(
            refused(`${orders()}${ledger.replace("NAME", "orders")}`).map(({ path, value }) => [path, value]),
            [["clusters.orders", "orders"]],
        );
    });

    it("refuses a cluster in a network of one zone", () => {
        const yaml =
            'instances: {}\nclusters:\n  ledger:\n    engineVersion: "17"\n' +
            "    capacity: { kind: serverless, minCapacity: 0.5, maxCapacity: 4 }\n";
        assert.deepEqual(
            refused(yaml, "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n").map(({ path }) => path),
            ["clusters.ledger"],
        );
        assert.deepEqual(inspect(yaml).problems, []);
    });

    it("refuses limits of a cluster of a class", () => {
        const yaml =
            'instances: {}\nclusters:\n  ledger:\n    engineVersion: "17"\n' +
            "    capacity: { kind: provisioned, instanceClass: db.r7g.large, maxCapacity: 4 }\n";
        assert.deepEqual(
            refused(yaml).map(({ path }) => path),
            ["clusters.ledger.capacity.maxCapacity"],
        );
    });

    it("refuses a standby in a network of one zone", () => {
        assert.deepEqual(refused(orders(), "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n"), [
            {
                path: "instances.orders.multiAz",
                rule: "needs a network with at least two zones, for the standby",
                value: ["euw1-az1"],
                fix: "add a zone to zones in network.yaml",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses a network of one zone even without a standby, as RDS does", () => {
        assert.deepEqual(refused(orders("multiAz: false"), "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n"), [
            {
                path: "instances.orders",
                rule: "needs a network with at least two zones: RDS requires subnets in two even without a standby",
                value: ["euw1-az1"],
                fix: "add a zone to zones in network.yaml",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses a network without isolated subnets", () => {
        assert.deepEqual(refused(orders(), `${TWO_ZONES}tiers: [public, private]\n`), [
            {
                path: "instances.orders",
                rule: "needs the network's isolated subnets, where databases stand",
                value: ["public", "private"],
                fix: "add isolated to tiers in network.yaml",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses everything at once, even where one field hides another's rule", () => {
        const paths = refused(
            orders(
                "engineVersion: 17",
                "port: http",
                "insights: { retentionDays: 8 }",
                'parameters: { "rds.force_ssl": "0" }',
            ),
        ).map(({ path }) => path);
        assert.deepEqual(paths.toSorted(), [
            "instances.orders.engineVersion",
            "instances.orders.insights.retentionDays",
            'instances.orders.parameters["rds.force_ssl"]',
            "instances.orders.port",
        ]);
    });
});
