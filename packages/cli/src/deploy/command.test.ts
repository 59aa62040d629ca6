import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { DeliveryReport, JournalEntry } from "@plinth/deployer";
import { FakeEngine, type FakeProgram } from "@plinth/deployer/fake";
import { Stopped } from "../host.ts";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { DeployOptions } from "./arguments.ts";
import { deploy } from "./command.ts";
import { deployTarget } from "./target.ts";

const plain: DeployOptions = { layer: [], policyPack: [], allowReplace: [], yes: true, format: "text" };
const one = (): FakeProgram => ({ resources: { thing: {} }, outputs: { id: "thing-1" } });
const denied = { failure: { kind: "failed", errors: ["AccessDenied: not allowed"] } } as const;

describe("plinth up, destroy and refresh", () => {
    let repository: TemporaryRepository;
    let engine: FakeEngine;
    let host: RecordingHost;

    beforeEach(() => {
        repository = smallRepository();
        engine = new FakeEngine({ "plinth-base": one, "plinth-extra": one, "plinth-app": one, plinth: one });
        host = recordingHost({ cwd: repository.root });
    });

    afterEach(() => {
        repository.dispose();
    });

    async function run(
        verb: "up" | "destroy" | "refresh",
        environment: string,
        options: Partial<DeployOptions> = {},
    ): Promise<number> {
        return await deploy(verb, environment, { ...plain, ...options }, host, async () => engine);
    }

    it("deploys a layered environment, and says on stdout what became of each layer", async () => {
        assert.equal(await run("up", "layered"), 0);
        assert.match(
            host.out(),
            /^up layered: done in \d+\.\d s\n {2}base {3}done; 1 create\n {2}extra {2}done; 1 create\n {2}app {4}done; 1 create\nJournal: \.plinth\/deployments\/layered\/journal\.jsonl \(run \d{8}T\d{6}Z-[0-9a-f]{6}\)\n$/,
        );
        assert.match(host.err(), /^(base|extra): 1 create$/m);
    });

    it("deploys a single environment as one stack, in the root", async () => {
        assert.equal(await run("up", "single"), 0);
        assert.deepEqual(engine.calls, ["create plinth", "preview plinth", "up plinth"]);
        const { request } = await deployTarget("up", "single", plain, repository.root);
        assert.deepEqual(request.layers[0]?.address, {
            directory: repository.root,
            project: "plinth",
            stack: "single",
        });
    });

    it("prints one document with --format json, and everything else to stderr", async () => {
        await run("up", "layered", { format: "json" });
        const report = JSON.parse(host.out()) as DeliveryReport;
        assert.deepEqual([report.version, report.verb, report.result], [1, "up", "done"]);
        assert.equal(report.layers.length, 3);
    });

    it("keeps journal and states below .plinth, or where --records says", async () => {
        await run("up", "layered");
        await run("up", "layered", { records: "elsewhere" });
        const read = (folder: string): JournalEntry[] =>
            readFileSync(join(repository.root, folder, "layered/journal.jsonl"), "utf8")
                .trimEnd()
                .split("\n")
                .map((line) => JSON.parse(line) as JournalEntry);
        const first = read(".plinth/deployments").find(({ event }) => event === "checkpoint");
        assert.ok(first?.event === "checkpoint" && existsSync(first.path));
        assert.equal(read("elsewhere").at(-1)?.event, "end");
    });

    it("judges by the repository's policy pack, and by others that are named", async () => {
        const { request } = await deployTarget("up", "layered", { ...plain, policyPack: ["my/pack"] }, repository.root);
        assert.deepEqual(request.policyPacks, [join(repository.root, "policies"), join(repository.root, "my/pack")]);
    });

    it("takes needs from another environment where upstream says so, and refuses until it is deployed", async () => {
        addEnvironment(repository, "review", "layered", ["app"], "upstream: { base: layered }\n");
        assert.equal(await run("up", "review"), 1);
        assert.match(
            host.out(),
            /app {2}failed \(UPSTREAM_NOT_DEPLOYED\); needs outputs of layer base, which is not deployed in environment layered\. Fix: npx plinth up layered --layer base/,
        );
    });

    describe("end with", () => {
        it("1 where something went wrong, with what to do next and where to read on", async () => {
            engine.fail("up plinth-base", denied);
            assert.equal(await run("up", "layered"), 1);
            assert.match(host.out(), /^up layered: failed \(UP_FAILED\)/);
            assert.match(host.out(), /base {3}failed \(UP_FAILED\); state from before: .*\.json; AccessDenied/);
            assert.match(host.out(), /app {4}skipped \(UPSTREAM_FAILED\)/);
            assert.match(host.out(), /run the command again.*\nMore: docs\/deploy-codes\.md#up_failed\n/);
        });

        it("2 where a rule, a danger or a freeze is against it", async () => {
            repository.edit(
                "environments/layered/environment.yaml",
                /^tags:/m,
                'delivery: { freeze: [{ from: "2020-01-01", to: "2199-12-31", reason: a test }] }\ntags:',
            );
            assert.equal(await run("up", "layered"), 2);
            assert.match(host.out(), /^up layered: blocked \(FROZEN\)/);
            assert.match(host.out(), /frozen until 2200-01-01 00:00 UTC: a test/);
            assert.equal(await run("up", "layered", { despiteFreeze: "incident" }), 0);
        });

        for (const [signal, code] of [
            ["SIGINT", 130],
            ["SIGTERM", 143],
        ] as const) {
            it(`${code} where ${signal} stopped them`, async () => {
                engine.during = (call) => {
                    if (call === "up plinth-base") host.abort(new Stopped(signal));
                };
                assert.equal(await run("up", "layered"), code);
                assert.match(host.out(), /interrupted \(INTERRUPTED\)/);
            });
        }

        it("64 where arguments make no sense", async () => {
            for (const argv of [
                ["up"],
                ["up", "layered", "--format", "xml"],
                ["refresh", "layered", "--despite-freeze", "x"],
                ["destroy", "layered", "--allow-replace", "urn"],
                ["up", "layered", "--confirm", "layered"],
            ]) {
                assert.equal(await main(argv, host), 64, argv.join(" "));
            }
        });
    });

    it("refuses without a terminal and --yes, and asks where there is one", async () => {
        assert.equal(await run("up", "single", { yes: false }), 1);
        assert.match(host.out(), /CONFIRMATION_REQUIRED/);
        const asked: string[] = [];
        const ask = async (question: string): Promise<string> => {
            asked.push(question);
            return "yes";
        };
        const code = await deploy("up", "single", { ...plain, yes: false }, { ...host, ask }, async () => engine);
        assert.deepEqual([code, asked], [0, ["Deploy environment in single? Type yes to go on: "]]);
    });

    it("refuses --layer in an environment of one stack", async () => {
        await assert.rejects(
            run("up", "single", { layer: ["base"] }),
            /--layer: environment single has layout single.*Fix: leave --layer out/,
        );
    });

    it("refuses settings with problems, all at once, before the engine is asked", async () => {
        repository.write("environments/layered/base.yaml", "size: 99\n");
        repository.write("environments/layered/app.yaml", "sise: 1\n");
        await assert.rejects(run("up", "layered"), /environment "layered": 3 problems/);
        assert.deepEqual(engine.calls, []);
    });

    it("refuses an environment that does not exist", async () => {
        await assert.rejects(run("up", "layerd"), /environment "layerd" does not exist.*did you mean layered\?/);
    });

    it("keeps credentials of the environment out of everything", async () => {
        host = recordingHost({ cwd: repository.root, env: { PULUMI_ACCESS_TOKEN: "pul-canary" } });
        engine.fail("preview plinth-base", { failure: { kind: "failed", errors: ["401 for pul-canary"] } });
        await run("up", "layered");
        assert.match(host.out(), /401 for \[secret\]/);
        const journal = readFileSync(join(repository.root, ".plinth/deployments/layered/journal.jsonl"), "utf8");
        assert.doesNotMatch(`${host.out()}${host.err()}${journal}`, /pul-canary/);
    });
});
