import assert from "node:assert/strict";
import { type Problem, ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { Database } from "./database.ts";
import type { DatabaseArgs } from "./databaseArgs.ts";
import { leastArgs } from "./testdata/databaseArgs.ts";

function refused(changes: Partial<DatabaseArgs>, name = "database-orders"): readonly Problem[] {
    try {
        new Database(name, { ...leastArgs, ...changes });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems;
    }
    return assert.fail("accepted");
}

describe("Database arguments", () => {
    it("refuses them before anything registers", async () => {
        const made = await record(() => refused({ port: 22 }));
        assert.deepEqual(made.resources, []);
    });

    it("refuses with a message that names the database and all that is wrong", () => {
        assert.throws(() => new Database("database-orders", { ...leastArgs, port: 22, engineVersion: "9.6" }), {
            message:
                'database "database-orders": 2 problems\n' +
                '  - engineVersion: must be a PostgreSQL version from 14 on, major alone or with its minor, got "9.6". ' +
                'Fix: write it in quotes, such as "17" or "17.7"\n' +
                "  - port: must be from 1150 to 65535, got 22. Fix: choose one, or leave it out for 5432",
        });
    });

    it("refuses a name that AWS would not take", () => {
        assert.deepEqual(refused({ identifier: "Plinth--Orders" }), [
            {
                path: "identifier",
                rule: "must be at most 63 lower-case letters, digits and single hyphens, a letter first",
                value: "Plinth--Orders",
                fix: "shorten or rename it",
            },
        ]);
    });

    it("refuses a logical name too long for the role it gives a name to", () => {
        const name = `database-${"o".repeat(40)}`;
        assert.deepEqual(refused({}, name), [
            {
                path: "",
                rule: "must have a name of at most 45 lower-case letters, digits and hyphens: names in AWS start with it",
                value: name,
                fix: "shorten or rename it",
            },
        ]);
    });

    it("refuses a single subnet", () => {
        assert.deepEqual(refused({ subnetIds: ["subnet-a"] }), [
            {
                path: "subnetIds",
                rule: "must name subnets in at least two zones: RDS requires them even of a database without a standby",
                value: 1,
                fix: "add an isolated subnet of another zone",
            },
        ]);
    });

    it("takes subnets that are known only later", async () => {
        const made = await record(
            () => new Database("database-orders", { ...leastArgs, subnetIds: pulumi.output(["subnet-a", "subnet-b"]) }),
        );
        assert.deepEqual(made.only("aws:rds/subnetGroup:SubnetGroup")["subnetIds"], ["subnet-a", "subnet-b"]);
    });

    it("refuses what its shape gets wrong", () => {
        const paths = refused({
            instanceClass: "db.m6i.large",
            storage: { size: 10 },
            databaseName: "Orders",
            backups: { retentionDays: 0 },
            maintenanceWindow: "sunday",
            insights: { retentionDays: 8 },
            passwordRotation: "weekly",
        }).map(({ path }) => path);
        assert.deepEqual(paths, [
            "instanceClass",
            "storage.size",
            "databaseName",
            "backups.retentionDays",
            "maintenanceWindow",
            "insights.retentionDays",
            "passwordRotation",
        ]);
    });
});
