import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { factsOf, replacedBy } from "@plinth/cloud";
import { preview } from "@plinth/engine";
import { compare, type Comparison, type StackPlan } from "@plinth/plan";

const NETWORK = { vpcId: "vpc-0a1b2c3d", isolatedSubnetIds: ["subnet-1", "subnet-2"], subnetTiers: {} };
const ORDERS = {
    engineVersion: "17.5",
    instanceClass: "db.r7g.large",
    storage: { size: 400, maxSize: 1600 },
    password: { rotation: "version" },
    replicas: { reports: {}, search: {} },
};
const LEDGER = {
    engineVersion: "17.5",
    capacity: { kind: "provisioned", instanceClass: "db.r7g.large" },
    members: { one: {}, two: {} },
};

describe("a change of databases", function () {
    this.timeout(120_000);
    let directory: string;
    let deployed: readonly StackPlan[];

    before(async () => {
        // In the repository, since a program finds it above its own folder.
        directory = mkdtempSync(join(import.meta.dirname, "testdata-"));
        const project =
            "name: plinth-database\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.js\n";
        writeFileSync(join(directory, "Pulumi.yaml"), project);
        writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
        writeFileSync(join(directory, "index.js"), 'export { default } from "../../../stacks/database/index.js";\n');
        deployed = await planned({}, {});
    });

    after(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    async function planned(orders: object, ledger: object): Promise<readonly StackPlan[]> {
        const config = {
            "plinth-database:instances": JSON.stringify({ orders: { ...ORDERS, ...orders } }),
            "plinth-database:clusters": JSON.stringify({ ledger: { ...LEDGER, ...ledger } }),
        };
        writeFileSync(join(directory, "Pulumi.prod.yaml"), JSON.stringify({ config }));
        const { failed, stacks } = await preview({
            stacks: [{ directory, stack: "prod" }],
            policyPacks: [],
            passes: 1,
            answers: { stackOutputs: { "organization/plinth-network/prod": NETWORK } },
        });
        assert.equal(failed, false);
        return stacks;
    }

    async function changed(orders: object, ledger: object = {}): Promise<Comparison> {
        return compare({
            now: await planned(orders, ledger),
            other: { kind: "plan", stacks: deployed },
            against: { kind: "revision", revision: "main", commit: "0".repeat(40) },
            replacedBy: (type) => (factsOf(type) === undefined ? undefined : replacedBy(type)),
        });
    }

    /** What happens to which resource of AWS. */
    function lines({ stacks }: Comparison): string[] {
        return (
            stacks
                .flatMap(({ changes }) => changes)
                // Alarms and dashboards follow what they watch; tests/changeSafety looks after them.
                .filter(({ type }) => type.startsWith("aws:") && !type.startsWith("aws:cloudwatch/"))
                .map(({ kind, name }) => `${kind} ${name}`)
                .sort()
        );
    }

    it("of class, storage and minor version updates in place", async () => {
        const comparison = await changed(
            { engineVersion: "17.7", instanceClass: "db.r7g.xlarge", storage: { size: 800, maxSize: 3200 } },
            { engineVersion: "17.7", capacity: { kind: "provisioned", instanceClass: "db.r7g.xlarge" } },
        );
        assert.deepEqual(lines(comparison), [
            "update aurora-ledger-cluster",
            "update aurora-ledger-member-one",
            "update aurora-ledger-member-two",
            "update database-orders-instance",
            "update database-orders-replica-reports",
            "update database-orders-replica-search",
        ]);
    });

    it("that adds a replica, a member, copies and a backup plan only creates", async () => {
        const comparison = await changed(
            {
                replicas: { audit: {}, reports: {}, search: {} },
                backups: { copy: { region: "eu-central-1" }, plan: {} },
            },
            { members: { three: {}, one: {}, two: {} } },
        );
        const made = lines(comparison);
        assert.ok(made.includes("create database-orders-replica-audit"));
        assert.ok(made.includes("create aurora-ledger-member-three"));
        assert.deepEqual(
            made.filter((line) => !line.startsWith("create ")),
            [],
        );
    });

    it("of nothing but the order of settings changes nothing", async () => {
        const reversed = (object: object): object => Object.fromEntries(Object.entries(object).reverse());
        const orders = { replicas: reversed(ORDERS.replicas) };
        const ledger = { members: reversed(LEDGER.members) };
        assert.deepEqual(lines(await changed(orders, ledger)), []);
    });

    it("of major makes the new parameter groups, and updates what moves to them", async () => {
        const upgrade = { engineVersion: "18.1", upgradeFrom: "17.5" };
        assert.deepEqual(lines(await changed(upgrade, upgrade)), [
            "create aurora-ledger-parameters-18",
            "create database-orders-parameters-18",
            "update aurora-ledger-cluster",
            "update database-orders-instance",
            "update database-orders-replica-reports",
            "update database-orders-replica-search",
        ]);
    });

    it("that would replace or delete a database is refused", async () => {
        const comparison = await changed({ databaseName: "shop" }, { masterUsername: "root" });
        const refused = comparison.dangers.filter((danger) => danger.refused).map(({ urn }) => urn.split("::").at(-1));
        assert.ok(refused.includes("database-orders-instance"), refused.join());
        assert.ok(refused.includes("aurora-ledger-cluster"), refused.join());
    });
});
