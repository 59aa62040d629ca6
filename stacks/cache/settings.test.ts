import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Problem } from "@plinth/core/errors";
import { inspectEnvironment } from "@plinth/core/settings";
import { type CacheSettings, settings } from "./settings.ts";

const ENVIRONMENT = `
layout: layered
target: { account: "111111111111", region: eu-west-1, allowedRegions: [eu-west-1] }
layers: [network, cache]
tags: { Project: plinth, Owner: platform, CostCenter: engineering }
`;
const TWO_ZONES = "cidr: 10.0.0.0/16\nzones: [euw1-az1, euw1-az2]\n";
const FILE = "environments/dev/cache.yaml";

/** A file with one cache of the least there is, and lines added to it. */
function sessions(...lines: string[]): string {
    const least = ['engineVersion: "8.1"', "nodeType: cache.t4g.micro", "use: session"];
    const kept = least.filter((line) => !lines.some((added) => added.startsWith(`${line.split(":")[0]}:`)));
    return `instances:\n  sessions:\n${[...kept, ...lines].map((line) => `    ${line}\n`).join("")}`;
}

describe("cache settings", () => {
    let repository: string;

    beforeEach(() => {
        repository = mkdtempSync(join(tmpdir(), "plinth-cache-"));
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
        return { parsed: layers.get("cache") as CacheSettings | undefined, problems };
    }

    function refused(yaml: string, network?: string): readonly Problem[] {
        const { problems } = inspect(yaml, network);
        assert.ok(problems.length > 0, "accepted");
        return problems;
    }

    it("need a version, a node type and a use; everything else has a default that is safe", () => {
        const { parsed, problems } = inspect(sessions());
        assert.deepEqual(problems, []);
        assert.deepEqual(parsed?.instances["sessions"], {
            engine: "valkey",
            engineVersion: "8.1",
            nodeType: "cache.t4g.micro",
            use: "session",
            replicas: 1,
            multiAz: true,
            users: { app: { access: "readWrite" } },
            snapshots: { retentionDays: 7, window: "01:00-02:00", finalSnapshot: true },
            maintenanceWindow: "sun:03:00-sun:04:00",
            applyImmediately: false,
            protect: true,
            port: 6379,
            logRetentionDays: 365,
            parameters: {},
        });
    });

    it("fill in the rest of a map that is written in part", () => {
        const { parsed } = inspect(sessions("snapshots: { retentionDays: 30 }"));
        assert.deepEqual(parsed?.instances["sessions"]?.snapshots, {
            retentionDays: 30,
            window: "01:00-02:00",
            finalSnapshot: true,
        });
    });

    it("refuses a use it does not know", () => {
        assert.deepEqual(refused(sessions("use: store")), [
            {
                path: "instances.sessions.use",
                rule: 'must be one of "cache", "session", "queue"',
                value: "store",
                fix: "choose one of them",
                file: `${FILE}:5`,
            },
        ]);
    });

    it("refuses a missing node type", () => {
        const yaml = sessions().replace("    nodeType: cache.t4g.micro\n", "");
        assert.deepEqual(refused(yaml), [
            {
                path: "instances.sessions.nodeType",
                rule: "is required and must be text",
                fix: "add it: write text",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses a version that is not text", () => {
        const [problem] = refused(sessions("engineVersion: 8.1"));
        assert.deepEqual(
            [problem?.path, problem?.rule, problem?.value, problem?.fix],
            ["instances.sessions.engineVersion", "must be text", 8.1, "put it in quotes"],
        );
    });

    it("refuses a setting it does not know, and names the one that was meant", () => {
        assert.deepEqual(refused(sessions("replica: 1")), [
            {
                path: "instances.sessions.replica",
                rule: "is not a known setting",
                value: 1,
                fix: "did you mean replicas?",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses a name that AWS names could not carry", () => {
        assert.deepEqual(refused(sessions().replace("sessions:", "web-sessions:")), [
            {
                path: "instances.web-sessions",
                rule: "has a name that must be lower-case letters and digits, a letter first",
                value: "web-sessions",
                fix: "write lower-case letters and digits, a letter first",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("refuses replicas in other zones without replicas", () => {
        assert.deepEqual(refused(sessions("replicas: 0")), [
            {
                path: "instances.sessions.multiAz",
                rule: "must be false without replicas: there is nothing to fail over to",
                value: true,
                fix: "write replicas: 1, or multiAz: false",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("take shards by number, or the step on the way there", () => {
        assert.equal(inspect(sessions("shards: 2")).parsed?.instances["sessions"]?.shards, 2);
        assert.equal(inspect(sessions("shards: compatible")).parsed?.instances["sessions"]?.shards, "compatible");
    });

    it("take a password that is changed by hand or by a function, and refuses another way", () => {
        const user = (password: string): string =>
            sessions(`users: { legacy: { access: read, password: ${password} } }`);
        assert.deepEqual(inspect(user("{ rotation: versions, versions: [1, 2] }")).problems, []);
        const [problem] = refused(user("{ rotation: never }"));
        assert.equal(problem?.path, "instances.sessions.users.legacy.password.rotation");
        assert.match(problem.rule, /must be one of "versions", "lambda"/);
    });

    it("refuses durability of a cache that cannot have it, where it is written", () => {
        const problems = refused(sessions("durability: sync"));
        assert.ok(problems.every(({ path, file }) => path === "instances.sessions.durability" && file === `${FILE}:6`));
        assert.deepEqual(
            problems.map(({ rule }) => rule),
            [
                "needs Valkey 9.0 or later",
                "needs shards",
                "needs a node type of family r6g, r7g, r8g, m6g, m7g, m8g, c7gn or c8gn",
            ],
        );
    });

    it("refuses a user of those who do not sign in", () => {
        assert.deepEqual(refused(sessions("users: { default: { access: admin } }")), [
            {
                path: "instances.sessions.users.default",
                rule: "is the user of clients that do not sign in, and is off",
                value: "default",
                fix: "choose another name",
                file: `${FILE}:6`,
            },
        ]);
    });

    it("refuses replicas in other zones in a network of one zone", () => {
        assert.deepEqual(refused(sessions(), "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n"), [
            {
                path: "instances.sessions.multiAz",
                rule: "needs a network with at least two zones, for the replicas",
                value: ["euw1-az1"],
                fix: "add a zone to zones in network.yaml, or write multiAz: false",
                file: `${FILE}:2`,
            },
        ]);
    });

    it("take a network of one zone for a cache in one zone", () => {
        assert.deepEqual(inspect(sessions("multiAz: false"), "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n").problems, []);
    });

    it("refuses a network without isolated subnets", () => {
        assert.deepEqual(refused(sessions(), `${TWO_ZONES}tiers: [public, private]\n`), [
            {
                path: "instances.sessions",
                rule: "needs the network's isolated subnets, where caches stand",
                value: ["public", "private"],
                fix: "add isolated to tiers in network.yaml",
                file: `${FILE}:2`,
            },
        ]);
    });

    describe("of serverless caches", () => {
        const limits = "limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } }";
        const carts = (added = "", name = "carts"): string =>
            `${sessions()}  \n`.trimEnd() + `\nserverless:\n  ${name}: { majorVersion: "8", ${limits}${added} }\n`;

        it("need a version and limits; everything else has a default that is safe", () => {
            const { parsed, problems } = inspect(carts());
            assert.deepEqual(problems, []);
            assert.deepEqual(parsed?.serverless["carts"], {
                engine: "valkey",
                majorVersion: "8",
                limits: { storageGb: { maximum: 10 }, ecpuPerSecond: { maximum: 5000 } },
                users: { app: { access: "readWrite" } },
                snapshots: { retentionDays: 7, time: "01:00" },
                protect: true,
            });
        });

        it("are none where the file names none", () => {
            assert.deepEqual(inspect(sessions()).parsed?.serverless, {});
        });

        it("refuses one without limits", () => {
            const [problem] = refused(carts().replace(`, ${limits}`, ""));
            assert.equal(problem?.path, "serverless.carts.limits");
            assert.match(problem.rule, /is required/);
        });

        it("refuses what belongs to nodes", () => {
            const [problem] = refused(carts(", nodeType: cache.r7g.large"));
            assert.deepEqual([problem?.path, problem?.rule], ["serverless.carts.nodeType", "is not a known setting"]);
        });

        it("refuses the name of another cache, and a network of one zone", () => {
            const [same] = refused(carts("", "sessions"));
            assert.deepEqual([same?.path, same?.rule], ["serverless.sessions", "has the name of a cache in instances"]);
            const paths = refused(carts(), "cidr: 10.0.0.0/16\nzones: [euw1-az1]\n").map(({ path }) => path);
            assert.deepEqual(paths, ["instances.sessions.multiAz", "serverless.carts"]);
        });
    });

    it("refuses everything at once, even where one field hides another's rule", () => {
        const paths = refused(
            sessions("use: store", "nodeType: cache.m6i.large", "replicas: 9", 'parameters: { maxmemory-policy: "x" }'),
        ).map(({ path }) => path);
        assert.deepEqual(paths.toSorted(), [
            "instances.sessions.nodeType",
            "instances.sessions.parameters.maxmemory-policy",
            "instances.sessions.replicas",
            "instances.sessions.use",
        ]);
    });
});
