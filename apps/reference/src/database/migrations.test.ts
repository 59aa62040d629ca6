import assert from "node:assert/strict";
import path from "node:path";
import type { ClientBase } from "pg";
import { migrate, type Migration, readMigrations } from "./migrations.ts";
import { refuseMigrations } from "./refuseMigrations.ts";

/** A database that remembers what was said to it, and the rows of applied migrations. */
function fakeClient(failing?: RegExp) {
    const said: string[] = [];
    const rows: { name: string; checksum: string }[] = [];
    const query = async (sql: string, values: readonly string[] = []) => {
        said.push(sql.trim().split("\n")[0] ?? "");
        if (failing?.test(sql)) throw new Error("refused by the database");
        if (sql.startsWith("INSERT")) rows.push({ name: values[0] ?? "", checksum: values[1] ?? "" });
        return { rows: sql.startsWith("SELECT name") ? [...rows] : [] };
    };
    return { client: { query } as unknown as ClientBase, said };
}

const ONE: Migration = { name: "0001_one.sql", sql: "CREATE TABLE one ()" };
const TWO: Migration = { name: "0002_two.sql", sql: "ALTER TABLE one ADD COLUMN a text" };

describe("migrations", () => {
    it("are applied in order, each in a transaction, under a lock that is given back", async () => {
        const { client, said } = fakeClient();
        assert.deepEqual(await migrate(client, [ONE, TWO]), [ONE.name, TWO.name]);
        const own = said.filter((line) => !/^(CREATE TABLE IF|SELECT name|INSERT)/.test(line));
        const each = (sql: string) => ["BEGIN", "SET LOCAL lock_timeout = '5s'", sql, "COMMIT"];
        assert.deepEqual(own, [
            "SELECT pg_advisory_lock($1)",
            ...each(ONE.sql),
            ...each(TWO.sql),
            "SELECT pg_advisory_unlock($1)",
        ]);
    });

    it("change nothing a second time, and only what is new a third", async () => {
        const { client } = fakeClient();
        await migrate(client, [ONE]);
        assert.deepEqual(await migrate(client, [ONE]), []);
        assert.deepEqual(await migrate(client, [ONE, TWO]), [TWO.name]);
    });

    it("refuses one that was edited, renamed or taken away after it had been applied, and gives the lock back", async () => {
        const { client, said } = fakeClient();
        await migrate(client, [ONE, TWO]);
        const later = [
            [{ ...ONE, sql: "CREATE TABLE other ()" }, TWO],
            [{ ...ONE, name: "0001_other.sql" }, TWO],
            [ONE],
        ];
        for (const migrations of later) {
            await assert.rejects(migrate(client, migrations), /edited after|stands in its place|file is missing/);
            assert.equal(said.at(-1), "SELECT pg_advisory_unlock($1)");
        }
    });

    it("take back one that fails, and say which", async () => {
        const { client, said } = fakeClient(/ADD COLUMN/);
        await assert.rejects(migrate(client, [ONE, TWO]), /0002_two\.sql failed and changed nothing/);
        assert.deepEqual(said.slice(-2), ["ROLLBACK", "SELECT pg_advisory_unlock($1)"]);
    });

    const breaking = [
        "ALTER TABLE orders DROP COLUMN status",
        "DROP TABLE orders",
        "ALTER TABLE orders RENAME COLUMN status TO state",
        "ALTER TABLE orders ALTER COLUMN status TYPE integer",
        "ALTER TABLE orders ALTER COLUMN note SET NOT NULL",
        "ALTER TABLE orders ADD COLUMN note text NOT NULL",
        "COMMIT; CREATE TABLE a ()",
    ];
    for (const sql of breaking) {
        it(`refuses what the version that runs may not survive: ${sql}`, () => {
            assert.throws(() => refuseMigrations([{ name: "0001_x.sql", sql }]), /0001_x\.sql: .* Fix: /);
        });
    }

    it("let a contract drop what its comment says nothing needs any more", () => {
        const sql = "-- contract: nothing reads status since release 12\nALTER TABLE orders DROP COLUMN status";
        refuseMigrations([{ name: "0001_x.sql", sql }]);
        assert.throws(() =>
            refuseMigrations([{ name: "0001_x.sql", sql: sql.replace("nothing reads status since release 12", "ok") }]),
        );
    });

    it("refuses gaps and names that do not say their order", () => {
        assert.throws(() => refuseMigrations([ONE, { ...TWO, name: "0003_two.sql" }]), /must be called 0002_/);
        assert.throws(() => refuseMigrations([{ ...ONE, name: "one.sql" }]), /must be called 0001_/);
    });

    it("of this service are numbered, and break nothing that runs", async () => {
        const own = await readMigrations(path.join(import.meta.dirname, "../../migrations"));
        assert.ok(own.length >= 3);
        refuseMigrations(own);
    });
});
