import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@redis/client";
import { type Cache, openCache } from "../src/cache/cache.ts";
import { createLog } from "../src/telemetry/log.ts";
import { eventually } from "./machine/instance.ts";
import { cacheProgram, needsServers, program } from "./machine/needs.ts";
import { freePorts } from "./machine/ports.ts";

const log = createLog(
    { LOG_LEVEL: "fatal", SERVICE_NAME: "x", SERVICE_VERSION: "1", ENVIRONMENT: "test" },
    { write: () => undefined },
);

describe("a cache that speaks the protocol of clusters, as serverless ones do", function () {
    this.timeout(120_000);
    needsServers();
    const environment = { ...process.env };
    let folder: string;
    let server: ChildProcess | undefined;
    let cache: Cache | undefined;

    before(() => {
        folder = mkdtempSync(path.join(tmpdir(), "reference-cluster-"));
        Object.assign(process.env, { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "example" });
    });
    after(async () => {
        await cache?.close();
        server?.kill();
        process.env = environment;
        rmSync(folder, { recursive: true, force: true });
    });

    it("is waited for, signed in to with a token, and used", async () => {
        const [port = 0] = await freePorts(1);
        cache = await openCache(
            {
                CACHE_AUTH: "iam",
                CACHE_HOST: "127.0.0.1",
                CACHE_PORT: port,
                CACHE_TLS: "off",
                CACHE_USER: "reference",
                CACHE_ID: "orders",
                CACHE_SERVERLESS: "on",
                AWS_REGION: "eu-west-1",
            },
            log,
        );
        await assert.rejects(cache.check());
        // Takes any password of the user, as nobody here can check a signature.
        const user = ["--user", "reference", "on", "nopass", "~reference:*", "+@all", "--user", "default", "off"];
        const own = ["--user", "admin", "on", ">admin", "~*", "+@all"];
        const options = [
            "--port",
            String(port),
            "--bind",
            "127.0.0.1",
            "--save",
            "",
            "--cluster-enabled",
            "yes",
            "--cluster-port",
            String((await freePorts(1))[0]),
        ];
        server = spawn(program(cacheProgram() ?? ""), [...options, ...user, ...own], { cwd: folder, stdio: "ignore" });
        const admin = createClient({ username: "admin", password: "admin", socket: { host: "127.0.0.1", port } });
        admin.on("error", () => undefined);
        await admin.connect();
        await admin.sendCommand(["CLUSTER", "ADDSLOTSRANGE", "0", "16383"]);
        admin.destroy();
        const used = cache;
        await eventually("the cache is there", () =>
            used.set("reference:a", "b", 30).then(
                () => true,
                () => false,
            ),
        );
        await used.check();
        assert.equal(await used.get("reference:a"), "b");
        await used.remove("reference:a");
        assert.equal(await used.get("reference:a"), undefined);
        // The rights of the user are those it was signed in as.
        await assert.rejects(used.get("other:a"), /NOPERM|permission/i);
    });
});
