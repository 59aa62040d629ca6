import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { FAST_PROGRAMS, RealEngine } from "../../tests/realEngine/cli.ts";
import { needsPulumi } from "../../tests/realEngine/skip.ts";
import { RepositoryCopy } from "../../tests/repository/copy.ts";
import { planIssues } from "./issues/plan.ts";
import { readWishes } from "./issues/wishes.ts";
import { DEPLOY, DRIFT, KEEP_RECORDS, PUSH_TAG, REFUSE_OLDER } from "./model/scripts.ts";
import { runScript } from "./testdata/runStep.ts";

describe("a pipeline's deployment, on the real engine and the simulated cloud", function () {
    this.timeout(300_000);
    needsPulumi();
    let copy: RepositoryCopy;
    let engine: RealEngine;
    let first: string;

    const git = (...args: readonly string[]): string =>
        execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], {
            cwd: copy.root,
            encoding: "utf8",
        }).trim();
    const run = (script: string, more: Readonly<Record<string, string>> = {}) =>
        runScript(copy, script, { ...engine.env, ENVIRONMENT: "dev-tiny", ...more } as Record<string, string>);

    before(() => {
        copy = new RepositoryCopy();
        engine = new RealEngine({ ...FAST_PROGRAMS, npm_config_offline: "true", PATH: copy.env()["PATH"] ?? "" });
        // One layer, as one stack: what a pipeline does around it is the same for four.
        mkdirSync(join(copy.root, "environments/dev-tiny"));
        const settings = copy.read("environments/sandbox/environment.yaml");
        copy.write(settings.replace(/^layers: .*$/m, "layers: [network]"), "environments/dev-tiny/environment.yaml");
        copy.write(copy.read("environments/sandbox/network.yaml"), "environments/dev-tiny/network.yaml");
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("commit", "--quiet", "--message=first");
        first = git("rev-parse", "HEAD");
        git("commit", "--quiet", "--allow-empty", "--message=second");
    });
    after(() => {
        engine?.remove();
        copy?.remove();
    });

    it("leaves its journal and a tag that another job pushes, sees no drift, and refuses what is older", () => {
        const { code, err } = run(`npx plinth simulate -- bash -c '${DEPLOY} && ${DRIFT}'`, { BEFORE: "0".repeat(40) });
        assert.equal(code, 0, err);
        assert.match(err, /tagged deploy\/dev-tiny\/1;/);

        assert.equal(run(KEEP_RECORDS).code, 0);
        assert.deepEqual(readdirSync(join(copy.root, "records")), ["dev-tiny.jsonl"]);
        const journal = copy.read("records/dev-tiny.jsonl");
        assert.match(journal, /"verb":"up".*"event":"end".*"result":"done"/);

        const remote = join(copy.root, "remote.git");
        git("init", "--quiet", "--bare", remote);
        git("push", "--quiet", remote, "main");
        git("tag", "--delete", "deploy/dev-tiny/1");
        const pushed = run(PUSH_TAG, { REMOTE: remote, PUSH_USER: "u", PUSH_TOKEN: "t" });
        assert.equal(pushed.code, 0, pushed.err);
        git("fetch", "--quiet", remote, "refs/tags/*:refs/tags/*");

        // What drift says is what issues are made of.
        const wishes = readWishes(join(copy.root, "drift"));
        assert.deepEqual(
            wishes.map(({ marker, state }) => [marker, state]),
            [["<!-- plinth:drift plinth/dev-tiny -->", "closed"]],
        );
        assert.deepEqual(planIssues(wishes, []), []);

        assert.equal(run(REFUSE_OLDER).code, 0);
        git("checkout", "--quiet", first);
        const refused = run(REFUSE_OLDER);
        assert.equal(refused.code, 1);
        assert.match(refused.err, /^dev-tiny: deploy\/dev-tiny\/1 is newer than /);
    });
});
