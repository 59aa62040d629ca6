import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { KEEP_RECORDS, PUSH_TAG, REFUSE_OLDER } from "./model/scripts.ts";
import { GitFolder } from "./testdata/gitFolder.ts";

const env = { ENVIRONMENT: "prod" };

describe("deployments of one commit after another", function () {
    this.timeout(20_000);
    let folder: GitFolder;
    let commits: string[];

    beforeEach(() => {
        folder = new GitFolder();
        commits = ["first", "second", "third"].map((message) => folder.commit(message));
    });
    afterEach(() => folder.remove());

    const at = (index: number): string => commits[index] ?? "";
    const tag = (name: string, index: number) => folder.git("tag", "--annotate", "--message=m", name, at(index));
    const refuse = (index: number, more: Readonly<Record<string, string>> = {}) => {
        folder.git("checkout", "--quiet", at(index));
        return folder.run(REFUSE_OLDER, { ...env, ...more });
    };

    it("take what is newer than all before, the same once more, and the first of all", () => {
        assert.equal(refuse(0).code, 0);
        tag("deploy/prod/1", 0);
        tag("deploy/prod/2", 1);
        assert.equal(refuse(1).code, 0);
        assert.equal(refuse(2).code, 0);
    });

    it("refuse what is older than one of them, be it taken back in the meantime", () => {
        tag("deploy/prod/9", 1);
        tag("deploy/prod/10", 0);
        const { code, err } = refuse(0);
        assert.equal(code, 1);
        assert.match(err, /^prod: deploy\/prod\/9 is newer than [0-9a-f]{10}\. Fix: .*plinth rollback prod$/m);
        assert.equal(refuse(2).code, 0);
    });

    it("refuse a history that has not what is deployed", () => {
        folder.git("checkout", "--quiet", "-b", "other", at(0));
        const other = folder.commit("of another history");
        folder.git("tag", "deploy/prod/11", other);
        const { code, err } = refuse(2);
        assert.equal(code, 1);
        assert.match(err, /deploy\/prod\/11 is deployed, and [0-9a-f]{10} does not contain it/);
    });

    it("go by tags of their own environment alone", () => {
        tag("deploy/staging/1", 2);
        tag("deploy/prod-eu/1", 2);
        assert.equal(refuse(0).code, 0);
    });

    describe("at GitHub", () => {
        before("needs jq", function () {
            if (spawnSync("jq", ["--help"]).error === undefined) return;
            console.error("skipped: jq is not on PATH");
            this.skip();
        });
        const deployments = (...of: readonly (readonly [commit: string, ...states: string[]])[]) => {
            const nodes = of.map(([commitOid, ...states]) => ({
                commitOid,
                statuses: { nodes: states.map((state) => ({ state })) },
            }));
            folder.write(JSON.stringify({ data: { repository: { deployments: { nodes } } } }), "answer.json");
            const saysQuery =
                'while [ $# -gt 0 ]; do case $1 in --jq) jq -r "$2" answer.json; exit;; -f) echo "$2" >> asked.txt; shift;; esac; shift; done';
            folder.command("gh", saysQuery);
        };
        const forge = { GH_TOKEN: "none", REPOSITORY: "acme/platform" };

        it("refuse what is older than one that has begun, before there is a tag", () => {
            for (const ended of [[], ["SUCCESS"], ["FAILURE"], ["SUCCESS", "INACTIVE"]]) {
                deployments([at(1), "QUEUED", "IN_PROGRESS", ...ended]);
                const { code, err } = refuse(0, forge);
                assert.equal(code, 1, ended.join());
                assert.match(err, /prod: a deployment of [0-9a-f]{10} has begun, which is newer than [0-9a-f]{10}/);
            }
            assert.match(folder.read("asked.txt"), /^owner=acme\nname=platform\nenvironment=prod\n/);
        });

        it("take what is older than one that waits for approval or was denied it, and one that nobody knows any more", () => {
            deployments([at(1), "WAITING"], [at(2), "QUEUED", "FAILURE"], [at(2)], [at(0), "IN_PROGRESS"]);
            assert.equal(refuse(0, forge).code, 0);
            deployments(["f".repeat(40), "SUCCESS"]);
            assert.equal(refuse(0, forge).code, 0);
        });

        it("refuse where the forge does not say", () => {
            folder.command("gh", "echo 'HTTP 403' >&2; exit 1");
            assert.equal(refuse(2, forge).code, 1);
        });
    });

    describe("leave", () => {
        let remote: string;
        beforeEach(() => {
            remote = join(folder.root, "remote.git");
            folder.git("init", "--quiet", "--bare", remote);
            folder.git("push", "--quiet", remote, "main");
        });
        const push = () => folder.run(PUSH_TAG, { ...env, REMOTE: remote, PUSH_USER: "u", PUSH_TOKEN: "canary" });
        const tags = () => folder.git("ls-remote", "--tags", "--refs", remote);

        it("their journal, and their tag for another job, which pushes it", () => {
            folder.write('{"event":"start"}\n', ".plinth/deployments/prod/journal.jsonl");
            folder.write("{}", ".plinth/deployments/prod/checkpoints/state.json");
            tag("deploy/prod/1", 1);
            tag("deploy/prod/2", 2);
            tag("deploy/staging/3", 2);
            assert.equal(folder.run(KEEP_RECORDS, env).code, 0);
            assert.equal(folder.read("records/prod.jsonl"), '{"event":"start"}\n');
            assert.deepEqual(
                folder.git("bundle", "list-heads", "tag/prod.bundle").split(" ")[1],
                "refs/tags/deploy/prod/2",
            );
            assert.equal(existsSync(join(folder.root, "records/checkpoints")), false);
            // Where the tag is not, as on another runner.
            const own = folder.git("rev-parse", "deploy/prod/2");
            folder.git("tag", "--delete", "deploy/prod/2");
            const { code, out, err } = push();
            assert.deepEqual([code, out, err], [0, "Pushed deploy/prod/2\n", ""]);
            assert.equal(tags(), `${own}\trefs/tags/deploy/prod/2`);
            assert.equal(push().code, 0);
        });

        it("nothing that a failed run has not, and then no tag is pushed", () => {
            assert.equal(folder.run(KEEP_RECORDS, env).code, 0);
            assert.equal(existsSync(join(folder.root, "records/prod.jsonl")), false);
            assert.equal(push().code, 1);
            assert.equal(tags(), "");
        });

        it("no tag of another environment, of another commit, or that is something else", () => {
            tag("deploy/staging/1", 2);
            tag("deploy/prod/1", 1);
            folder.git("tag", "deploy/prod/latest");
            mkdirSync(join(folder.root, "tag"));
            for (const ref of ["deploy/staging/1", "deploy/prod/latest", "deploy/prod/1"]) {
                folder.git("bundle", "create", "--quiet", "tag/prod.bundle", `refs/tags/${ref}`, "main");
                assert.equal(push().code, 1, `${ref} with a branch`);
                folder.git("bundle", "create", "--quiet", "tag/prod.bundle", `refs/tags/${ref}`);
                assert.equal(push().code, 1, ref);
            }
            assert.equal(tags(), "");
        });
    });
});
