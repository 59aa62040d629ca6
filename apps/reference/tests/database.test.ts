import assert from "node:assert/strict";
import pg from "pg";
import { connection } from "../src/database/access.ts";
import { type Database, LIMITS, openDatabase } from "../src/database/database.ts";
import { DatabaseUnavailable } from "../src/database/unavailable.ts";
import { readSettings } from "../src/settings/settings.ts";
import { createLog } from "../src/telemetry/log.ts";
import { needsServers } from "./machine/needs.ts";
import { Servers } from "./machine/servers.ts";

const silent = createLog(
    { LOG_LEVEL: "fatal", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

describe("a database that fails", function () {
    this.timeout(60_000);
    needsServers();
    let servers: Servers;
    let admin: pg.Client;
    let database: Database | undefined;

    before(async () => {
        servers = await Servers.startWith({ cache: false });
        admin = new pg.Client(await connection(settingsOf({})));
        await admin.connect();
        await admin.query("SET SESSION CHARACTERISTICS AS TRANSACTION READ WRITE");
        await admin.query("CREATE TABLE t (id integer PRIMARY KEY)");
    });
    after(async () => {
        await admin?.end();
        await servers?.stop();
    });
    afterEach(async () => {
        await database?.close();
        database = undefined;
    });

    function settingsOf(variables: Readonly<Record<string, string>>) {
        return readSettings({ ...servers.variables, ENVIRONMENT: "test", ...variables }).database;
    }
    async function open(limits: Partial<typeof LIMITS> = {}, variables = {}): Promise<Database> {
        return (database = await openDatabase(settingsOf(variables), silent, { ...LIMITS, ...limits }));
    }
    async function processOf(of: Database): Promise<number> {
        return (await of.query("SELECT", "SELECT pg_backend_pid() AS pid")).rows[0].pid as number;
    }
    const insert = (of: Database, id: number) =>
        of.transaction((query) => query("INSERT", "INSERT INTO t VALUES ($1)", [id]));

    it("and takes no writes is not there, and loses the connections that lead to it", async () => {
        const used = await open();
        const first = await processOf(used);
        await used.check();
        try {
            await admin.query("ALTER SYSTEM SET default_transaction_read_only = on");
            await admin.query("SELECT pg_reload_conf()");
            while ((await used.query("SHOW", "SHOW transaction_read_only")).rows[0].transaction_read_only !== "on");
            await assert.rejects(insert(used, 1), DatabaseUnavailable);
            await assert.rejects(used.check(), DatabaseUnavailable);
        } finally {
            await admin.query("ALTER SYSTEM RESET default_transaction_read_only");
            await admin.query("SELECT pg_reload_conf()");
        }
        assert.notEqual(await processOf(used), first);
    });

    it("and hangs is not waited for, and the pool goes on with another connection", async () => {
        const used = await open({ answer: 1_500 }, { DATABASE_POOL_SIZE: "1" });
        const hung = await processOf(used);
        process.kill(hung, "SIGSTOP");
        try {
            await assert.rejects(insert(used, 2), DatabaseUnavailable);
            await insert(used, 2);
            assert.notEqual(await processOf(used), hung);
        } finally {
            process.kill(hung, "SIGCONT");
        }
    });

    it("and is busy refuses after a while, rather than keeping everyone waiting", async () => {
        const used = await open({ connection: 1_500 }, { DATABASE_POOL_SIZE: "1" });
        await used.transaction(async () => {
            await assert.rejects(insert(used, 3), DatabaseUnavailable);
            // A busy pool is no missing database.
            await used.check();
        });
        await insert(used, 3);
    });

    it("ends connections in the middle of work, which then begins again with new ones", async () => {
        const used = await open();
        const interrupted = used.transaction(async (query) => {
            await admin.query(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'reference'",
            );
            await query("INSERT", "INSERT INTO t VALUES (4)");
        });
        await assert.rejects(interrupted, DatabaseUnavailable);
        await insert(used, 4);
    });

    it("takes a transaction back in which a statement failed unheard, and says so", async () => {
        const used = await open();
        const unheard = used.transaction(async (query) => {
            await query("INSERT", "INSERT INTO t VALUES (5)");
            await query("INSERT", "INSERT INTO t VALUES (5)").catch(() => undefined);
        });
        await assert.rejects(unheard, /taken back/);
        const { rowCount } = await used.query("SELECT", "SELECT FROM t WHERE id = 5");
        assert.equal(rowCount, 0);
    });

    it("ends a statement that takes too long, and a transaction that nobody goes on with", async () => {
        const used = await open({ statement: 100, idleInTransaction: 150 });
        await assert.rejects(used.query("SELECT", "SELECT pg_sleep(5)"), /statement timeout/);
        const idle = used.transaction(async (query) => {
            await admin.query("SELECT pg_sleep(0.4)");
            await query("SELECT", "SELECT 1");
        });
        await assert.rejects(idle, DatabaseUnavailable);
    });

    const strangers: readonly [string, () => Readonly<Record<string, string>>, RegExp][] = [
        ["a certificate of another authority", () => ({ DATABASE_CA_FILE: servers.file("other.crt") }), /certificate/],
        ["a certificate for another name", () => ({ DATABASE_HOST: "127.0.0.1" }), /altnames|does not match/i],
        ["a password that is not there", () => ({ DATABASE_PASSWORD_FILE: servers.file("missing") }), /ENOENT/],
        ["no user of that name", () => ({ DATABASE_USER: "nobody_known" }), /password authentication failed/],
    ];
    for (const [what, variables, problem] of strangers) {
        it(`refuses ${what}`, async () => {
            const used = await open({}, variables());
            await assert.rejects(used.check(), ({ cause }: Error) => problem.test(String(cause)));
        });
    }
});
