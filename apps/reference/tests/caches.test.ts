import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@redis/client";
import { type Cache, openCache } from "../src/cache/cache.ts";
import { readSettings } from "../src/settings/settings.ts";
import { createLog } from "../src/telemetry/log.ts";
import { eventually } from "./machine/instance.ts";
import { cacheProgram, needsServers, program } from "./machine/needs.ts";
import { freePorts } from "./machine/ports.ts";

const IDENTITY = { LOG_LEVEL: "info", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" } as const;
/** Whoever signs in with a token is let in, as nobody here can check its signature. */
const USERS = [
    ...["--user", "reference", "on", "nopass", "~reference:*", "+@all"],
    ...["--user", "admin", "on", ">admin", "~*", "+@all", "--user", "default", "off"],
];

describe("a cache", function () {
    this.timeout(60_000);
    needsServers();
    const environment = { ...process.env };
    let folder: string;
    let logged = "";
    const log = createLog(IDENTITY, { write: (line) => void (logged += line) });
    const servers: ChildProcess[] = [];
    const caches: Cache[] = [];

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "reference-caches-"));
        Object.assign(process.env, { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" });
    });
    afterEach(async () => {
        for (const cache of caches.splice(0)) await cache.close();
        for (const server of servers.splice(0)) server.kill("SIGKILL");
        logged = "";
    });
    after(() => {
        process.env = environment;
        rmSync(folder, { recursive: true, force: true });
    });

    async function open(port: number, variables: Readonly<Record<string, string>>): Promise<Cache> {
        const own = { CACHE_HOST: "127.0.0.1", CACHE_PORT: String(port), CACHE_TLS: "off", AWS_REGION: "eu-west-1" };
        const database = { DATABASE_HOST: "x", DATABASE_NAME: "x", DATABASE_USER: "x" };
        const cache = await openCache(
            readSettings({ ENVIRONMENT: "local", ...database, ...own, ...variables }).cache,
            log,
        );
        caches.push(cache);
        return cache;
    }
    function start(port: number, options: readonly string[]): ChildProcess {
        const basic = ["--port", String(port), "--bind", "127.0.0.1", "--save", ""];
        const server = spawn(program(cacheProgram() ?? ""), [...basic, ...options], { cwd: folder, stdio: "ignore" });
        servers.push(server);
        return server;
    }
    /** Starts as many shards as there are ports, each with its part of the keys. */
    async function startCluster(ports: readonly number[]): Promise<void> {
        const buses = await freePorts(ports.length);
        for (const [shard, port] of ports.entries()) {
            const own = ["--cluster-config-file", `nodes-${port}.conf`, "--cluster-port", String(buses[shard])];
            start(port, ["--cluster-enabled", "yes", ...own, ...USERS]);
        }
        for (const [shard, port] of ports.entries()) {
            const [from, to] = [shard, shard + 1].map((one) => Math.ceil((one * 16_384) / ports.length));
            await command(port, "CLUSTER", "ADDSLOTSRANGE", String(from), String((to ?? 0) - 1));
            await command(port, "CLUSTER", "MEET", "127.0.0.1", String(ports[0]), String(buses[0]));
        }
        for (const port of ports) {
            const isWhole = async () => String(await command(port, "CLUSTER", "INFO")).includes("cluster_state:ok");
            await eventually("the shards know each other", isWhole);
        }
    }
    async function command(port: number, ...words: string[]): Promise<unknown> {
        const socket = { host: "127.0.0.1", port };
        const admin = createClient({ username: "admin", password: "admin", socket });
        admin.on("error", () => undefined);
        await admin.connect();
        return await admin.sendCommand(words).finally(() => admin.destroy());
    }
    const works = (cache: Cache) =>
        eventually("the cache is there", () =>
            cache.set("reference:a", "b", 30).then(
                () => true,
                () => false,
            ),
        );

    it("that is serverless is waited for, signed in to with a token, and used", async () => {
        const [port = 0] = await freePorts(1);
        const iam = { CACHE_AUTH: "iam", CACHE_USER: "reference", CACHE_ID: "orders", CACHE_SERVERLESS: "on" };
        const cache = await open(port, iam);
        await assert.rejects(cache.check());
        await startCluster([port]);
        await works(cache);
        await cache.check();
        assert.equal(await cache.get("reference:a"), "b");
        await cache.remove("reference:a");
        assert.equal(await cache.get("reference:a"), undefined);
        // The rights of the user are those it was signed in as.
        await assert.rejects(cache.get("other:a"), /NOPERM|permission/i);
    });

    it("with shards is used with all of them, also with a password, which may change", async () => {
        const ports = await freePorts(2);
        const file = path.join(folder, "password");
        const signIn = { CACHE_USER: "app", CACHE_PASSWORD_FILE: file };
        const change = async (password: string) => {
            writeFileSync(file, `${password}\n`);
            for (const port of ports) {
                await command(port, "ACL", "SETUSER", "app", "on", "resetpass", `>${password}`, "~*", "+@all");
                await command(port, "CLIENT", "KILL", "USER", "app");
            }
        };
        await startCluster(ports);
        await change("first");
        const cache = await open(ports[0] ?? 0, { CACHE_AUTH: "password", ...signIn, CACHE_CLUSTER: "on" });
        await works(cache);
        await cache.check();
        const keys = Array.from({ length: 20 }, (_, number) => `reference:${number}`);
        await Promise.all(keys.map((key) => cache.set(key, key, 30)));
        assert.deepEqual(await Promise.all(keys.map((key) => cache.get(key))), keys);
        const sizes = await Promise.all(ports.map((port) => command(port, "DBSIZE")));
        assert.ok(
            sizes.every((size) => Number(size) > 0),
            String(sizes),
        );
        // Connections end, as after twelve hours of IAM, and begin with the password of then.
        await change("second");
        await eventually("all keys can be read again", () =>
            Promise.all(keys.map((key) => cache.get(key))).then(
                () => true,
                () => false,
            ),
        );
    });

    it("that hangs is not waited for, told of once, and used again when it answers", async () => {
        const [port = 0] = await freePorts(1);
        const server = start(port, []);
        const cache = await open(port, { CACHE_AUTH: "none" });
        await works(cache);
        logged = "";
        server.kill("SIGSTOP");
        await assert.rejects(cache.get("reference:a"), /not answered/);
        await assert.rejects(cache.check(), /not answered/);
        server.kill("SIGCONT");
        await works(cache);
        server.kill("SIGKILL");
        await eventually("it is gone", () =>
            cache.check().then(
                () => false,
                () => true,
            ),
        );
        start(port, []);
        await works(cache);
        assert.equal(logged.match(/cannot be reached/g)?.length, 1);
        assert.equal(logged.match(/answers again/g)?.length, 1);
    });
});
