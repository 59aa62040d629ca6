import assert from "node:assert/strict";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { plinth } from "../testdata/binary.ts";
import { providerPackages } from "./packages.ts";

/** Prints one variable of the environment. */
const print = (name: string): string => `process.stdout.write(process.env.${name} ?? "none")`;

describe("plinth simulate", function () {
    this.timeout(20_000);
    let folder: string;

    before(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "plinth-simulate-")));
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    async function simulate(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
        return await plinth(folder, ["simulate", ...args]).ended;
    }

    it("runs a command with providers attached, and says in one line which", async () => {
        const { code, out, err } = await simulate("--", "node", "-e", print("PULUMI_DEBUG_PROVIDERS"));
        assert.equal(code, 0);
        assert.match(out, /(^|,)aws:\d+,awsx:\d+,/);
        assert.match(err, /^Simulating aws, awsx, .*kubernetes.*: nothing reaches a cloud\. Running node -e .*\n$/);
    });

    it("keeps the CLI from fetching plugins and from asking for updates", async () => {
        const { out } = await simulate(
            "--",
            "node",
            "-e",
            `${print("PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION")};${print("PULUMI_SKIP_UPDATE_CHECK")}`,
        );
        assert.equal(out, "truetrue");
    });

    it("hands the command's exit code on", async () => {
        assert.equal((await simulate("--", "node", "-e", "process.exit(7)")).code, 7);
    });

    it("refuses a command that does not exist", async () => {
        const { code, err } = await simulate("--", "no-such-command");
        assert.equal(code, 1);
        assert.match(err, /no-such-command: there is no such command\. Fix: install it, or put its folder on PATH\n$/);
    });

    it("refuses to run nothing", async () => {
        const { code, err } = await simulate();
        assert.equal(code, 64);
        assert.match(err, /which command\? Write it behind --/);
    });

    it("refuses answers that cannot be read, before anything runs", async () => {
        writeFileSync(join(folder, "wrong.json"), '{ "invoke": [] }');
        const { code, out, err } = await simulate("--answers", "wrong.json", "--", "node", "-e", "console.log('ran')");
        assert.equal(code, 1);
        assert.equal(out, "");
        assert.match(err, /--answers wrong\.json/);
    });

    it("refuses changes from outside that cannot be read, all at once, before anything runs", async () => {
        const wrong = ["--changed", "tags.Owner=me", "--changed", "=me@vpc"];
        const { code, out, err } = await simulate(...wrong, "--", "node", "-e", "console.log('ran')");
        assert.deepEqual([code, out], [1, ""]);
        assert.match(
            err,
            /--changed: 2 problems\n {2}- tags\.Owner=me: names no resource\. Fix: write PATH=VALUE@RESOURCE/,
        );
        assert.match(err, /=me@vpc: names no property/);
    });

    it("says that changes from outside were not seen, and fails, where nothing of that name was read", async () => {
        const { code, err } = await simulate("--deleted", "network-vpc", "--", "node", "-e", "0");
        assert.equal(code, 1);
        assert.match(err, /--deleted network-vpc was not seen: nothing of that name was read\.\n$/);
    });

    it("refuses what exists when it cannot be read, before anything runs", async () => {
        writeFileSync(join(folder, "existing.yaml"), "resources: [{ id: vpc-1 }]");
        const { code, out, err } = await simulate(
            "--existing",
            "existing.yaml",
            "--",
            "node",
            "-e",
            "console.log('ran')",
        );
        assert.equal(code, 1);
        assert.equal(out, "");
        assert.match(
            err,
            /^--existing existing\.yaml: 1 problem\n {2}- existing\.yaml:1: resources\[0\]\.type: is required/,
        );
    });

    it("refuses faults it does not know, before anything runs", async () => {
        const { code, out, err } = await simulate("--fault", "throtling@a", "--", "node", "-e", "console.log('ran')");
        assert.equal(code, 1);
        assert.equal(out, "");
        assert.match(err, /^--fault: 1 problem\n {2}- throtling@a: .*did you mean throttling\?/);
    });

    it("fails where a command succeeds and a chosen fault struck nothing: that shows nothing", async () => {
        const { code, err } = await simulate("--fault", "throttling@a", "--", "node", "-e", "");
        assert.equal(code, 1);
        assert.match(err, /--fault throttling@a struck nothing: no resource is named a\.\n$/);
    });

    it("refuses a rate without a seed", async () => {
        assert.equal((await simulate("--fault-rate", "0.5", "--", "node")).code, 64);
    });

    for (const { signal, code } of [
        { signal: "SIGINT", code: 130 },
        { signal: "SIGTERM", code: 143 },
    ] as const) {
        it(`hands ${signal} on, waits for the command and ends with ${code}`, async () => {
            const wait = `process.on("${signal}", () => { console.log("told"); setTimeout(() => process.exit(0), 100); });
                setInterval(() => {}, 1000); console.log(process.pid);`;
            const run = plinth(folder, ["simulate", "--", "node", "-e", wait]);
            const [first] = (await once(run.process.stdout ?? assert.fail(), "data")) as [string];
            run.process.kill(signal);
            const ended = await run.ended;
            assert.equal(ended.code, code);
            assert.match(ended.out, /told/);
            assert.throws(() => process.kill(Number(first.trim()), 0), { code: "ESRCH" });
        });
    }
});

describe("the provider packages of a project", () => {
    let folder: string;

    before(() => {
        folder = realpathSync(mkdtempSync(join(tmpdir(), "plinth-packages-")));
        const install = (at: string, manifest: object): void => {
            mkdirSync(join(folder, at), { recursive: true });
            writeFileSync(join(folder, at, "package.json"), JSON.stringify(manifest));
        };
        const pulumi = { resource: true };
        install("node_modules/@pulumi/aws", { name: "@pulumi/aws", version: "6.0.0", pulumi });
        install("app/node_modules/@pulumi/aws", { name: "@pulumi/aws", version: "7.1.0", pulumi });
        install("node_modules/@someone/pulumi-thing", {
            name: "@someone/pulumi-thing",
            version: "1.2.3",
            pulumi: { resource: true, name: "thing" },
        });
        install("node_modules/left-pad", { name: "left-pad", version: "1.0.0" });
        install("node_modules/broken", {});
    });

    after(() => {
        rmSync(folder, { recursive: true });
    });

    it("are those installed, whoever's they are, in the version that its programs load", () => {
        const found = providerPackages(join(folder, "app"));
        assert.equal(found.get("aws"), "7.1.0");
        assert.equal(found.get("thing"), "1.2.3");
        assert.equal(found.has("left-pad"), false);
    });

    it("are also those that programs come to need, and that would act on the machine", () => {
        const found = providerPackages(folder);
        for (const name of ["awsx", "command", "docker-build", "kubernetes"]) assert.ok(found.has(name), name);
    });
});
