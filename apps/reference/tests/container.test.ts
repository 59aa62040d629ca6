import assert from "node:assert/strict";
import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { readMigrationSettings, readSettings } from "../src/settings/settings.ts";
import { composeProblems, readCompose } from "./container/composeRules.ts";
import { dockerfileProblems, readDockerfile, wordsOf } from "./container/dockerfileRules.ts";
import { eventually } from "./machine/instance.ts";
import { freePorts } from "./machine/ports.ts";

const FOLDER = path.resolve(import.meta.dirname, "..");
const read = (name: string) => readFileSync(path.join(FOLDER, name), "utf8");

interface Lock {
    readonly packages: Readonly<
        Record<string, { readonly version?: string; readonly dev?: boolean; readonly link?: boolean }>
    >;
}
const lockAt = (file: string) => (JSON.parse(readFileSync(file, "utf8")) as Lock).packages;

const { copied } = readDockerfile(read("Dockerfile"));

describe("the image", () => {
    it("passes the linter and the rules", () => {
        assert.deepEqual(dockerfileProblems(read("Dockerfile")), []);
    });

    const broken: readonly [string, string | RegExp, string, RegExp][] = [
        ["a base by its tag alone", /(FROM node:[\d.]+-bookworm-slim)@\S+/, "$1", /without version and digest/],
        ["a base by its digest alone", /FROM node:[\d.]+-bookworm-slim@/, "FROM node@", /without version and digest/],
        ["the latest of a base", /FROM node:[\d.]+-bookworm-slim@/, "FROM node:latest@", /without version and digest/],
        ["root", "USER 1001:1001", "USER root", /does not end as user/],
        ["no user", "USER 1001:1001\n", "", /does not end as user/],
        ["no health check", /HEALTHCHECK[^\]]*\]/, "", /no HEALTHCHECK/],
        ["a command for a shell", 'CMD ["src/server.ts"]', "CMD node src/server.ts", /no CMD/],
        ["an install without the lock file", "npm ci --omit=dev", "npm install", /lock file/],
        ["what only tests need", "npm ci --omit=dev", "npm ci", /lock file/],
        ["a secret", "ENV NODE_ENV=production", "ENV NPM_TOKEN=abc", /secret/],
        ["an instruction there is not", "EXPOSE 8080", "EXPOS 8080", /Unknown instruction/],
        ["a download", "COPY package.json ./", "ADD https://example.com/a.tar /", /ADD/],
    ];
    for (const [what, from, to, problem] of broken) {
        it(`refuses ${what}`, () => {
            const text = read("Dockerfile").replace(from, to);
            assert.notEqual(text, read("Dockerfile"));
            assert.match(dockerfileProblems(text).join("\n"), problem);
        });
    }

    it("copies files that exist, and that .dockerignore lets through", () => {
        const let_ = read(".dockerignore").split("\n");
        assert.deepEqual(
            copied.filter((name) => !existsSync(path.join(FOLDER, name))),
            [],
        );
        assert.ok(let_.indexOf("*") < let_.findIndex((line) => line.startsWith("!")));
        for (const name of copied)
            assert.ok(
                let_.some((line) => line.startsWith(`!${name}`)),
                name,
            );
    });

    it("has the Node that the tests ran on", () => {
        const base = readDockerfile(read("Dockerfile")).bases[0] ?? "";
        const major = process.versions.node.split(".")[0];
        assert.equal(/^node:(\d+)\./.exec(base)?.[1], major);
    });

    it("installs what its package.json says, in the versions that the repository tests with", function () {
        const own = lockAt(path.join(FOLDER, "package-lock.json"));
        const {
            name: _name,
            version: _version,
            license: _license,
            engines: _engines,
            ...listed
        } = (own[""] ?? {}) as Record<string, unknown>;
        const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<string, unknown>;
        assert.deepEqual(listed, { dependencies, devDependencies }, "run npm run lock");
        const rootLock = path.resolve(FOLDER, "../../package-lock.json");
        if (!existsSync(rootLock)) return;
        const versions = new Map<string, Set<string | undefined>>();
        const nameOf = (place: string) => place.split("node_modules/").at(-1) ?? "";
        for (const [place, { version }] of Object.entries(lockAt(rootLock))) {
            versions.set(nameOf(place), (versions.get(nameOf(place)) ?? new Set()).add(version));
        }
        const others = Object.entries(own).filter(
            ([place, { version }]) => place && !versions.get(nameOf(place))?.has(version),
        );
        assert.deepEqual(
            others.map(([place, { version }]) => `${place} ${version}`),
            [],
        );
    });
});

describe("the image's files, in a folder as the Dockerfile makes it", function () {
    this.timeout(120_000);
    let app: string;
    let child: ChildProcess | undefined;
    const { last } = readDockerfile(read("Dockerfile"));
    const check = wordsOf(last("HEALTHCHECK").at(-1)) ?? [];
    const command = wordsOf(last("CMD").at(-1)) ?? [];

    before(() => {
        app = realpathSync(mkdtempSync(path.join(tmpdir(), "reference-image-")));
        for (const name of copied) {
            const filter = (source: string) => !source.endsWith(".test.ts");
            cpSync(path.join(FOLDER, name), path.join(app, name), { recursive: true, filter });
        }
        linkInstalled(app);
    });
    after(() => {
        child?.kill("SIGKILL");
        rmSync(app, { recursive: true, force: true });
    });

    it("start with nothing installed that only tests need, and the health check tells whether they run", async () => {
        const [port, metricsPort] = await freePorts(2);
        const env = {
            HOST: "127.0.0.1",
            PORT: String(port),
            METRICS_PORT: String(metricsPort),
            ENVIRONMENT: "local",
            AWS_REGION: "eu-west-1",
            DATABASE_HOST: "127.0.0.1",
            DATABASE_PORT: "1",
            DATABASE_NAME: "none",
            DATABASE_USER: "none",
            CACHE_HOST: "127.0.0.1",
            CACHE_PORT: "1",
            CACHE_AUTH: "none",
            CACHE_TLS: "off",
            SHUTDOWN_DELAY_SECONDS: "0",
        };
        const ask = () => spawnSync(process.execPath, check.slice(1), { cwd: app, env }).status;
        assert.equal(ask(), 1);
        let output = "";
        const started = spawn(process.execPath, command, { cwd: app, env });
        child = started;
        for (const stream of [started.stdout, started.stderr])
            stream.on("data", (text: Buffer) => (output += text.toString()));
        const ended = new Promise((resolve) => started.once("exit", resolve));
        await eventually("the service listens", async () => {
            assert.equal(started.exitCode, null, output);
            return await fetch(`http://127.0.0.1:${port}/health`).then(
                ({ ok }) => ok,
                () => false,
            );
        });
        assert.equal(ask(), 0);
        // It runs without a database and says so, so that nobody is sent to it.
        assert.equal((await fetch(`http://127.0.0.1:${port}/ready`)).status, 503);
        started.kill("SIGTERM");
        assert.equal(await ended, 0, output);
    });

    it("say all that their environment lacks, and end", () => {
        const { status, stderr } = spawnSync(process.execPath, command, { cwd: app, env: {}, encoding: "utf8" });
        assert.equal(status, 1);
        for (const name of ["ENVIRONMENT", "DATABASE_HOST", "CACHE_HOST"])
            assert.match(stderr, new RegExp(`- ${name}: `));
    });
});

describe("the compose file", () => {
    it("passes the rules", () => {
        assert.deepEqual(composeProblems(read("compose.yaml")), []);
    });

    const broken: readonly [string, string | RegExp, string, RegExp][] = [
        ["an image by its tag alone", /(image: postgres:\S+)@\S+/, "$1", /^database: has an image/],
        ["no limits", "mem_limit: 512m", "", /^database: has no limits/],
        ["a service open to the network", '"127.0.0.1:8080:8080"', '"8080:8080"', /^web: is open/],
        [
            "a password in the environment",
            "POSTGRES_PASSWORD_FILE: /run/secrets/database-password",
            "POSTGRES_PASSWORD: abc",
            /^database: has secrets/,
        ],
        ["a health check that is off", 'restart: "no"', "restart: always", /^migrate: has its health check/],
        ["capabilities", "read_only: true\n  cap_drop: [ALL]", "read_only: true", /^web: keeps capabilities/],
        [
            "a service that waits for none",
            "cache: { condition: service_healthy }",
            "store: { condition: service_healthy }",
            /that there is not/,
        ],
        ["a secret nobody has", "cache-password: { file:", "cache-token: { file:", /uses a secret that there is not/],
    ];
    for (const [what, from, to, problem] of broken) {
        it(`refuses ${what}`, () => {
            const text = read("compose.yaml").replace(from, to);
            assert.notEqual(text, read("compose.yaml"));
            assert.match(composeProblems(text).join("\n"), problem);
        });
    }

    it("gives each process settings that it takes, and commands that exist", () => {
        const { services } = readCompose(read("compose.yaml"));
        for (const name of ["web", "worker", "migrate"]) {
            const { environment = {}, command, secrets = [] } = services[name] ?? assert.fail(name);
            (name === "migrate" ? readMigrationSettings : readSettings)(environment);
            const [file = "src/server.ts"] = command ?? [];
            assert.ok(existsSync(path.join(FOLDER, file)), file);
            const mounted = Object.values(environment).filter((value) => value.startsWith("/run/secrets/"));
            assert.deepEqual(mounted.map((value) => path.basename(value)).sort(), [...secrets].sort());
        }
    });
});

/** What `npm ci --omit=dev` installs, as links to where the repository has it. */
function linkInstalled(app: string): void {
    const own = lockAt(path.join(FOLDER, "package-lock.json"));
    const { resolve } = createRequire(path.join(FOLDER, "package.json"));
    for (const [place, { dev }] of Object.entries(own)) {
        const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
        const [home] = (resolve.paths(name ?? "") ?? [])
            .map((folder) => path.join(folder, name ?? ""))
            .filter(existsSync);
        if (!name || dev || !home) continue;
        mkdirSync(path.dirname(path.join(app, place)), { recursive: true });
        symlinkSync(home, path.join(app, place));
    }
}
