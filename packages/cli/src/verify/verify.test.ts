import assert from "node:assert/strict";
import type { VerifyReport } from "@plinth/deployer";
import { FakeEngine, FakeProbes, type FakeProgram } from "@plinth/deployer/fake";
import { deploy } from "../deploy/command.ts";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import { verify } from "./command.ts";

const one = (): FakeProgram => ({ resources: { thing: {} }, outputs: { url: "https://shop.example.com" } });
const smoke = `delivery: { verify: { waitSeconds: 0, smoke: [{ layer: app, output: url, path: /health }] } }`;

describe("plinth verify <environment>", () => {
    let repository: TemporaryRepository;
    let engine: FakeEngine;
    let probes: FakeProbes;
    let host: RecordingHost;

    beforeEach(() => {
        repository = smallRepository();
        repository.edit("environments/layered/environment.yaml", /^tags:/m, `${smoke}\ntags:`);
        engine = new FakeEngine({ "plinth-base": one, "plinth-extra": one, "plinth-app": one });
        probes = new FakeProbes();
        host = recordingHost({ cwd: repository.root });
    });

    afterEach(() => {
        repository.dispose();
    });

    async function up(): Promise<number> {
        const options = { layer: [], policyPack: [], allowReplace: [], yes: true, format: "text" } as const;
        const other = recordingHost({ cwd: repository.root });
        return await deploy(
            "up",
            "layered",
            options,
            other,
            async () => engine,
            async () => probes,
        );
    }

    async function run(format: "text" | "json" = "text", layer: readonly string[] = []): Promise<number> {
        return await verify(
            "layered",
            { layer, format },
            host,
            async () => engine,
            async () => probes,
        );
    }

    it("ends with 2 where something is not as it should be, and says what and what to do", async () => {
        // The deployment's own look fails as well: nobody answers at that name.
        assert.equal(await up(), 1);
        probes.answers = { "https://shop.example.com/health": [{ status: 502, body: "" }] };
        assert.equal(await run(), 2);
        assert.match(host.out(), /^verify layered: failed \(VERIFY_FAILED\) in \d/);
        assert.match(
            host.out(),
            / {2}app: not as it should be\n {4}! smoke, https:\/\/shop\.example\.com\/health: answered 502, and 200 is expected\n/,
        );
        assert.match(host.out(), /deploy again; npx plinth verify layered looks again/);
    });

    it("ends with 0 where all is well, and prints one document with --format json", async () => {
        await up();
        probes.answers = { "https://shop.example.com/health": [{ status: 200, body: "ok" }] };
        assert.equal(await run("json"), 0);
        const report = JSON.parse(host.out()) as VerifyReport;
        assert.deepEqual([report.version, report.result], [1, "passed"]);
        assert.deepEqual(
            report.layers.map(({ layer, checks }) => [layer, ...checks.map(({ check }) => check)]),
            [
                ["base", "outputs"],
                ["extra", "outputs"],
                ["app", "outputs", "smoke"],
            ],
        );
    });

    it("ends with 2 for a layer that is not deployed, and with 1 where the engine is missing", async () => {
        assert.equal(await run("text", ["base"]), 2);
        assert.match(host.out(), /base: not as it should be\n {4}! is not deployed/);
        engine.missing = "pulumi is not on PATH";
        assert.equal(await run(), 1);
    });

    it("refuses arguments that make no sense", async () => {
        for (const argv of [["verify"], ["verify", "layered", "--format", "xml"]])
            assert.equal(await main(argv, host), 64, argv.join(" "));
    });
});
