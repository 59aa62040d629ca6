import assert from "node:assert/strict";
import path from "node:path";
import type { ClientBase } from "pg";
import { migrate, type Migration, readMigrations } from "./migrations.ts";
import { refuseMigrations } from "./refuseMigrations.ts";

/** A database that remembers what was said to it, and the rows of applied migrations. */
function fakeClient(failing?: RegExp, waits = 0) {
    const said: string[] = [];
    const rows: { name: string; checksum: string }[] = [];
    const query = async (sql: string, values: readonly string[] = []) => {
        said.push(sql.trim().split("\n")[0] ?? "");
        if (failing?.test(sql)) throw new Error("refused by the database");
        if (sql.startsWith("INSERT")) rows.push({ name: values[0] ?? "", checksum: values[1] ?? "" });
        if (sql.startsWith("SELECT pg_try")) return { rows: [{ held: (tries += 1) > waits }] };
        return { rows: sql.startsWith("SELECT name") ? [...rows] : [] };
    };
    let tries = 0;
    return { client: { query } as unknown as ClientBase, said };
}

const ONE: Migration = { name: "0001_one.sql", sql: "CREATE TABLE one ()" };
const TWO: Migration = { name: "0002_two.sql", sql: "ALTER TABLE one ADD COLUMN a text" };

describe("migrations", () => {
    it("are applied in order, each in a transaction, under a lock that is given back", async () => {
        const { client, said } = fakeClient();
        assert.deepEqual(await migrate(client, [ONE, TWO]), { applied: [ONE.name, TWO.name], newer: [] });
        const own = said.filter((line) => !/^(CREATE TABLE IF|SELECT name|INSERT)/.test(line));
        const each = (sql: string) => ["BEGIN", "SET LOCAL lock_timeout = '5s'", sql, "COMMIT"];
        assert.deepEqual(own, [
            "SELECT pg_try_advisory_lock($1) AS held",
            ...each(ONE.sql),
            ...each(TWO.sql),
            "SELECT pg_advisory_unlock($1)",
        ]);
    });

    it("change nothing a second time, and only what is new a third", async () => {
        const { client } = fakeClient();
        await migrate(client, [ONE]);
        assert.deepEqual((await migrate(client, [ONE])).applied, []);
        assert.deepEqual((await migrate(client, [ONE, TWO])).applied, [TWO.name]);
    });

    it("leave a database as it is that a later version has migrated, so that a rollback can run", async () => {
        const { client } = fakeClient();
        await migrate(client, [ONE, TWO]);
        assert.deepEqual(await migrate(client, [ONE]), { applied: [], newer: [TWO.name] });
    });

    it("ask for the lock again until it is theirs", async () => {
        const { client, said } = fakeClient(undefined, 1);
        await migrate(client, [ONE]);
        assert.equal(said.filter((line) => line.startsWith("SELECT pg_try_advisory_lock")).length, 2);
    });

    it("are the same with the line ends of another system", async () => {
        const { client } = fakeClient();
        await migrate(client, [{ ...ONE, sql: "CREATE TABLE one\n()" }]);
        assert.deepEqual((await migrate(client, [{ ...ONE, sql: "CREATE TABLE one\r\n()" }])).applied, []);
    });

    it("refuses one that was edited, renamed or replaced after it had been applied, and gives the lock back", async () => {
        const { client, said } = fakeClient();
        await migrate(client, [ONE, TWO]);
        const later = [
            [{ ...ONE, sql: "CREATE TABLE other ()" }, TWO],
            [{ ...ONE, name: "0001_other.sql" }, TWO],
            [ONE, { ...TWO, name: "0002_other.sql" }],
        ];
        for (const migrations of later) {
            await assert.rejects(migrate(client, migrations), /edited after|stands in its place/);
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
        "ALTER TABLE orders DROP status",
        "ALTER TABLE orders ADD note text NOT NULL",
        "alter table orders\n  alter status type integer",
        "ALTER TABLE orders ALTER COLUMN note DROP DEFAULT",
        "TRUNCATE orders",
        "CREATE INDEX orders_status ON orders (status)",
        "ALTER TABLE orders ADD CONSTRAINT one UNIQUE (status)",
        "ALTER TABLE orders ADD CONSTRAINT known CHECK (status <> '')",
        "ALTER TABLE orders ADD FOREIGN KEY (note) REFERENCES notes (id)",
    ];
    for (const sql of breaking) {
        it(`refuses what the version that runs may not survive: ${sql}`, () => {
            assert.throws(() => refuseMigrations([{ name: "0001_x.sql", sql }]), /0001_x\.sql: .* Fix: /);
        });
    }

    const harmless = [
        "CREATE TABLE a (b text); CREATE INDEX a_b ON a (b); ALTER TABLE a ADD CHECK (b <> '')",
        "ALTER TABLE orders ADD COLUMN note text NOT NULL DEFAULT 'DROP TABLE orders;'",
        "ALTER TABLE orders ADD CONSTRAINT known CHECK (status IS NOT NULL) NOT VALID",
        "ALTER TABLE orders VALIDATE CONSTRAINT known",
        "ALTER TABLE orders ADD CONSTRAINT one UNIQUE USING INDEX orders_one",
        "ALTER TABLE orders ALTER COLUMN status DROP NOT NULL, DROP CONSTRAINT known",
        "/* DROP TABLE orders; */ CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END $$",
        "CREATE INDEX CONCURRENTLY orders_status ON orders (status) WHERE status = ';'",
        "DROP INDEX CONCURRENTLY IF EXISTS orders_status",
    ];
    for (const sql of harmless) {
        it(`take what harms nothing that runs: ${sql}`, () => refuseMigrations([{ name: "0001_x.sql", sql }]));
    }

    const unrepeatable = [
        "CREATE INDEX CONCURRENTLY IF NOT EXISTS a ON orders (status)",
        "CREATE INDEX CONCURRENTLY ON orders (status)",
        "DROP INDEX CONCURRENTLY a",
        "CREATE INDEX CONCURRENTLY a ON orders (status); CREATE TABLE b ()",
        "-- contract: nothing at all needs this any more\nREINDEX INDEX CONCURRENTLY a",
    ];
    for (const sql of unrepeatable) {
        it(`refuses what cannot be run again after a process that died: ${sql}`, () => {
            assert.throws(() => refuseMigrations([{ name: "0001_x.sql", sql }]), /in a file of its own/);
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
