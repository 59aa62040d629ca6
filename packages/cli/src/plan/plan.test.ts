import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DeliveryReport } from "@plinth/deployer";
import { FakeEngine, type FakeProgram } from "@plinth/deployer/fake";
import type { DeployOptions } from "../deploy/arguments.ts";
import { deploy } from "../deploy/command.ts";
import { main } from "../main.ts";
import { type RecordingHost, recordingHost } from "../testdata/host.ts";
import { smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";
import type { PlanOptions } from "./arguments.ts";
import { plan } from "./command.ts";
import type { PlanManifest } from "./folder.ts";

const OUT = ".plinth/plan";
const up: DeployOptions = { layer: [], policyPack: [], allowReplace: [], yes: true, format: "json" };

describe("plinth plan <environment>", () => {
    let repository: TemporaryRepository;
    let engine: FakeEngine;
    let host: RecordingHost;
    let size: number;

    const program = (): FakeProgram => ({ resources: { thing: { inputs: { size } } }, outputs: { id: "thing-1" } });
    const git = (...args: readonly string[]): string =>
        execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
            cwd: repository.root,
            encoding: "utf8",
        });

    beforeEach(async () => {
        repository = smallRepository();
        size = 1;
        engine = new FakeEngine({ "plinth-base": program, "plinth-extra": program, "plinth-app": program });
        await apply();
        size = 2;
        engine.calls.length = 0;
    });

    afterEach(() => {
        repository.dispose();
    });

    async function make(options: Partial<PlanOptions> = {}): Promise<number> {
        host = recordingHost({ cwd: repository.root });
        const all = { out: OUT, layer: [], policyPack: [], allowReplace: [], format: "text", ...options } as const;
        return await plan("layered", all, host, async () => engine);
    }

    async function apply(options: Partial<DeployOptions> = {}): Promise<{ code: number; report: DeliveryReport }> {
        host = recordingHost({ cwd: repository.root });
        const code = await deploy("up", "layered", { ...up, ...options }, host, async () => engine);
        return { code, report: JSON.parse(host.out()) as DeliveryReport };
    }

    const read = (file: string): string => readFileSync(join(repository.root, OUT, file), "utf8");
    const digestIn = (text: string): string => /^Digest: (sha256:[0-9a-f]{64})$/m.exec(text)?.[1] ?? "none";

    it("says what each layer would do, changes nothing, and keeps a file for each for this user alone", async () => {
        assert.equal(await make(), 0);
        assert.match(
            host.out(),
            /^plan layered: done in \d+\.\d s\n {2}base: 1 update\n {4}update test:index:Thing::thing\n/,
        );
        assert.match(host.out(), /To apply it: npx plinth up layered --plan \.plinth\/plan --plan-digest sha256:/);
        assert.deepEqual(engine.calls.toSorted(), [
            "preview plinth-app",
            "preview plinth-base",
            "preview plinth-extra",
        ]);
        assert.deepEqual(readdirSync(join(repository.root, OUT)).toSorted(), [
            ...["layer-app.json", "layer-base.json", "layer-extra.json", "plan.json"],
        ]);
        assert.equal(statSync(join(repository.root, OUT, "layer-base.json")).mode & 0o777, 0o600);
        const manifest = JSON.parse(read("plan.json")) as PlanManifest;
        assert.deepEqual([manifest.version, manifest.environment, manifest.layers.length], [1, "layered", 3]);
    });

    it("is applied by plinth up --plan, and refused where the program wants something else by then", async () => {
        await make();
        const digest = digestIn(host.out());
        size = 3;
        const refused = await apply({ plan: OUT, planDigest: digest });
        assert.deepEqual([refused.code, refused.report.code], [2, "PLAN_REFUSED"]);
        size = 2;
        const done = await apply({ plan: OUT, planDigest: digest });
        assert.deepEqual([done.code, done.report.result], [0, "done"]);
    });

    it("prints one document with --format json, with the digest and what stands in plan.json", async () => {
        await make({ format: "json" });
        const document = JSON.parse(host.out()) as { digest: string; plan: object; report: DeliveryReport };
        assert.deepEqual(document.plan, JSON.parse(read("plan.json")));
        assert.match(document.digest, /^sha256:/);
        assert.equal(document.report.layers[0]?.result, "proposed");
    });

    it("keeps nothing where a gate is against it", async () => {
        engine.programs["plinth-base"] = () => ({
            resources: {},
            policies: [{ rule: "tags", pack: "plinth", level: "mandatory", message: "no tags" }],
        });
        assert.equal(await make(), 2);
        assert.match(host.out(), /base: blocked \(POLICY_BLOCKED\): tags: no tags\n(.*\n)+Nothing was kept/);
        assert.throws(() => read("plan.json"), /ENOENT/);
    });

    it("refuses files that are not those it was made with, other plans, and what is none", async () => {
        await make();
        const digest = digestIn(host.out());
        await assert.rejects(apply({ plan: OUT, planDigest: "sha256:0" }), /it is not the plan that was approved/);
        repository.write(`${OUT}/layer-base.json`, "{}");
        await assert.rejects(
            apply({ plan: OUT, planDigest: digest }),
            /layer-base\.json is not the file that plan\.json names/,
        );
        repository.remove(`${OUT}/layer-base.json`);
        await assert.rejects(
            apply({ plan: OUT }),
            /--plan \.plinth\/plan: layer-base\.json is missing\. Fix: make it again/,
        );
        repository.write(`${OUT}/plan.json`, '{ "version": 9 }');
        await assert.rejects(apply({ plan: OUT }), /plan\.json is no plan of version 1/);
        const outside = { version: 1, layers: [{ kind: "held", layer: "../../x", sha256: "" }] };
        repository.write(`${OUT}/plan.json`, JSON.stringify(outside));
        await assert.rejects(apply({ plan: OUT }), /names "\.\.\/\.\.\/x", which is no layer/);
    });

    it("refuses a folder in which there is something", async () => {
        repository.write(`${OUT}/other.txt`, "");
        await assert.rejects(make(), /--out \.plinth\/plan: there is something in it/);
    });

    it("refuses a plan of another commit and files that no commit has, and knows its own", async () => {
        repository.write(".gitignore", ".plinth/\n");
        git("init", "--quiet");
        git("add", "--all");
        git("commit", "--quiet", "--message=one");
        repository.write("new.txt", "");
        await assert.rejects(make(), /plan: files differ from the commit/);
        repository.remove("new.txt");
        assert.equal(await make(), 0);
        git("commit", "--quiet", "--allow-empty", "--message=two");
        const { report } = await apply({ plan: OUT });
        assert.match(report.reason ?? "", /it was made at commit [0-9a-f]{10}, and this is [0-9a-f]{10}/);
        git("checkout", "--quiet", "HEAD~1");
        assert.equal((await apply({ plan: OUT })).code, 0);
    });

    it("refuses to be made nowhere, and of a refresh", async () => {
        host = recordingHost({ cwd: repository.root });
        assert.equal(await main(["plan", "layered"], host), 64);
        assert.equal(await main(["refresh", "layered", "--plan", OUT], host), 64);
    });
});
