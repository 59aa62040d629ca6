import assert from "node:assert/strict";
import pg from "pg";
import { connection } from "../src/database/access.ts";
import { migrate, type Migration } from "../src/database/migrations.ts";
import { grantToService, provision } from "../src/database/provision.ts";
import { readSettings } from "../src/settings/settings.ts";
import { Instance } from "./machine/instance.ts";
import { needsServers } from "./machine/needs.ts";
import { Servers } from "./machine/servers.ts";

const TABLE: Migration = { name: "0001_table.sql", sql: "CREATE TABLE things (id integer, kind text)" };
const INDEX: Migration = {
    name: "0002_index.sql",
    sql: "CREATE UNIQUE INDEX CONCURRENTLY things_id ON things (id);\n",
};

describe("a database of this service", function () {
    this.timeout(60_000);
    needsServers();
    let servers: Servers;
    const clients: pg.Client[] = [];

    before(async () => {
        servers = await Servers.startWith({ cache: false });
    });
    after(async () => {
        await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
        await Instance.endAll();
        await servers?.stop();
    });

    const variablesOf = (database: string, user = "reference") => ({
        ...servers.variables,
        ENVIRONMENT: "test",
        DATABASE_NAME: database,
        DATABASE_USER: user,
    });
    async function connect(database: string, user?: string): Promise<pg.Client> {
        const settings = readSettings(variablesOf(database, user)).database;
        const client = new pg.Client(await connection(settings));
        client.on("error", () => undefined);
        await client.connect();
        clients.push(client);
        return client;
    }
    async function makeDatabase(name: string, owner = "reference"): Promise<pg.Client> {
        const admin = await connect("postgres");
        await admin.query(`CREATE DATABASE ${name} OWNER "${owner}"`);
        return await connect(name);
    }
    async function indexIsValid(client: pg.Client): Promise<boolean | undefined> {
        const { rows } = await client.query(
            "SELECT indisvalid AS valid FROM pg_index WHERE indexrelid = to_regclass('things_id')",
        );
        return rows[0]?.valid as boolean | undefined;
    }

    describe("that is migrated", () => {
        it("gets an index built while others write, by one of two who migrate at once", async () => {
            const one = await makeDatabase("at_once");
            const other = await connect("at_once");
            const all = await Promise.all([one, other].map((client) => migrate(client, [TABLE, INDEX])));
            assert.deepEqual(all.map(({ applied }) => applied.length).sort(), [0, 2]);
            assert.equal(await indexIsValid(one), true);
        });

        it("gets an index built again that a process left unfinished when it died", async () => {
            const watch = await makeDatabase("interrupted");
            const [one, writer] = [await connect("interrupted"), await connect("interrupted")];
            await migrate(watch, [TABLE]);
            await writer.query("BEGIN; INSERT INTO things VALUES (1)");
            const interrupted = migrate(one, [TABLE, INDEX]);
            interrupted.catch(() => undefined);
            while ((await indexIsValid(watch)) === undefined);
            await watch.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE UNIQUE%' AND pid <> pg_backend_pid()",
            );
            await assert.rejects(interrupted, /0002_index\.sql failed/);
            await writer.query("COMMIT");
            assert.equal(await indexIsValid(watch), false);
            assert.deepEqual((await migrate(watch, [TABLE, INDEX])).applied, [INDEX.name]);
            assert.equal(await indexIsValid(watch), true);
        });

        it("keeps an index that was built by a process which died before it could say so", async () => {
            const client = await makeDatabase("untold");
            await migrate(client, [TABLE]);
            await client.query(INDEX.sql);
            assert.deepEqual((await migrate(client, [TABLE, INDEX])).applied, [INDEX.name]);
            const elsewhere = { name: "0003_index.sql", sql: "CREATE INDEX CONCURRENTLY things_id ON others (id)" };
            await assert.rejects(migrate(client, [TABLE, INDEX, elsewhere]), ({ cause }: Error) =>
                /of the table things/.test(String(cause)),
            );
        });

        it("has nothing left of an index that cannot be built", async () => {
            const client = await makeDatabase("twice");
            await migrate(client, [TABLE]);
            await client.query("INSERT INTO things VALUES (1), (1)");
            await assert.rejects(migrate(client, [TABLE, INDEX]), ({ cause }: Error) =>
                /could not create unique index/.test(String(cause)),
            );
            assert.equal(await indexIsValid(client), undefined);
        });
    });

    describe("that has its users made by its master", () => {
        before(async () => {
            const admin = await connect("postgres");
            // As RDS has them: a master that is no superuser, and the role whose members sign in with a token.
            await admin.query("CREATE ROLE rds_iam; CREATE ROLE master LOGIN CREATEROLE IN ROLE pg_read_all_settings");
            await admin.query("ALTER ROLE master PASSWORD 'database-canary-secret'");
            await makeDatabase("shop", "master");
        });

        it("lets the service work in what migrations make, and no more; a second run changes nothing", async () => {
            const variables = {
                ...variablesOf("shop", "master"),
                DATABASE_SERVICE_USER: "shop_app",
                DATABASE_MIGRATION_USER: "shop_owner",
            };
            for (const made of [["shop_app", "shop_owner"], []]) {
                const run = await Instance.start("provision", variables);
                assert.equal(await run.ended, 0, run.output);
                assert.deepEqual(run.lines.at(-1)?.["made"], made);
            }
            for (const size of [3, 0]) {
                const run = await Instance.start("migrate", { ...variables, DATABASE_USER: "shop_owner" });
                assert.equal(await run.ended, 0, run.output);
                assert.equal((run.lines.at(-1)?.["applied"] as unknown[]).length, size);
            }
            const app = await connect("shop", "shop_app");
            await app.query(
                "INSERT INTO events (type, payload, correlation_id, trace) VALUES ('a', '{}', 'b', '{}'); DELETE FROM events",
            );
            for (const sql of [
                "CREATE TABLE mine ()",
                "ALTER TABLE orders ADD COLUMN a text",
                "DELETE FROM applied_migrations",
            ]) {
                await assert.rejects(app.query(sql), /permission denied|must be owner/, sql);
            }
        });

        it("keeps its master out of the role whose members need a token", async () => {
            const { rows } = await (
                await connect("shop")
            ).query("SELECT pg_has_role('master', 'rds_iam', 'MEMBER') AS is");
            assert.deepEqual(rows, [{ is: false }]);
        });

        it("makes one user where the service migrates by itself", async () => {
            const master = await connect("shop", "master");
            assert.deepEqual(await provision(master, { DATABASE_SERVICE_USER: "alone" }), ["alone"]);
            const alone = await connect("shop", "alone");
            await alone.query("CREATE TABLE own (id serial)");
            await grantToService(alone, "shop_app");
            await (await connect("shop", "shop_app")).query("INSERT INTO own DEFAULT VALUES");
        });

        it("refuses to make the master a user of the service, and a server that is none of RDS", async () => {
            const master = await connect("shop", "master");
            const locked = provision(master, { DATABASE_SERVICE_USER: "master" });
            await assert.rejects(locked, /its password would be taken no more/);
            const admin = await connect("shop");
            await admin.query("ALTER ROLE rds_iam RENAME TO other");
            await assert.rejects(provision(master, { DATABASE_SERVICE_USER: "late" }), /role rds_iam is missing/);
            await admin.query("ALTER ROLE other RENAME TO rds_iam");
            assert.equal((await admin.query("SELECT FROM pg_roles WHERE rolname = 'late'")).rowCount, 0);
        });
    });
});
