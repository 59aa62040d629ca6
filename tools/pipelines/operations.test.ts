import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DRIFT, METRICS, REVIEW_SWEEP, REVIEW_UP, ROLLBACK, SOAK } from "./model/scripts.ts";
import { committedJobs } from "./testdata/committed.ts";
import { GitFolder } from "./testdata/gitFolder.ts";
import { zipOf } from "./testdata/zip.ts";

const needsJq = function (this: Mocha.Context): void {
    if (spawnSync("jq", ["--help"]).error === undefined) return;
    console.error("skipped: jq is not on PATH");
    this.skip();
};

describe("what somebody starts, or a schedule", () => {
    let folder: GitFolder;
    beforeEach(() => {
        folder = new GitFolder();
        // Tells what it was called with, an argument a line, and ends as the test says.
        folder.command(
            "npx",
            'printf "%s\\n" "$@" =end= >> called.txt; cat said.json 2> /dev/null || true; exit "${ENDS:-0}"\n',
        );
    });
    afterEach(() => folder.remove());

    const called = (script: string, env: Readonly<Record<string, string>>): string[][] => {
        folder.write("", "called.txt");
        const { code, err } = folder.run(script, env);
        assert.equal(code, 0, err);
        return callsOf(folder.read("called.txt"));
    };
    const callsOf = (text: string): string[][] =>
        text
            .split("\n=end=\n")
            .filter((call) => call !== "")
            .map((call) => call.split("\n"));

    it("looks for drift in one environment, and ends as plinth does", () => {
        const looks = ["plinth", "drift", "dev", "--format", "markdown", "--out", "drift/dev"];
        assert.deepEqual(called(DRIFT, { ENVIRONMENT: "dev" }), [looks]);
        assert.equal(folder.run(DRIFT, { ENVIRONMENT: "dev", ENDS: "2" }).code, 2);
        const [byHand = []] = called(DRIFT, { ENVIRONMENT: "shared", BY_HAND: "true" });
        assert.ok(byHand.includes("--if-deployed"));
    });

    it("says where there is no role to look for drift with", () => {
        const step = committedJobs()
            .find(({ id }) => id === "drift shared")
            ?.steps.find(({ name }) => name === "Is there a role");
        const there = (ROLE: string) => {
            folder.write("", "output.txt");
            const { out } = folder.run(step?.run ?? "", { ROLE, GITHUB_OUTPUT: join(folder.root, "output.txt") });
            return [folder.read("output.txt"), out.includes("::notice::")];
        };
        assert.deepEqual(there("arn:aws:iam::1:role/r"), ["there=true\n", false]);
        assert.deepEqual(there(""), ["there=false\n", true]);
    });

    describe("watches alarms", () => {
        const journal = ".plinth/deployments/dev/journal.jsonl";
        const output = () => ({ GITHUB_OUTPUT: join(folder.root, "output.txt") });

        it("of a deployment whose journal another job has left, each line once, and leaves no file that no commit has", () => {
            folder.write("one\ntwo\n", "journals/records-dev-1/dev.jsonl");
            folder.write("one\ntwo\nsoak\n", "journals/records-dev-soak-1/dev.jsonl");
            folder.write("other\n", "journals/records-dev-1/prod.jsonl");
            assert.deepEqual(called(SOAK, { ENVIRONMENT: "dev" }), [["plinth", "soak", "dev"]]);
            assert.equal(folder.read(journal), "one\ntwo\nsoak\n");
            assert.equal(folder.git("status", "--porcelain", "journals"), "");
        });

        it("keeps the journal that is there where nothing was brought", () => {
            folder.write("mine\n", journal);
            called(SOAK, { ENVIRONMENT: "dev" });
            assert.equal(folder.read(journal), "mine\n");
        });

        for (const [ends, fired] of [
            ["0", "false"],
            ["1", "false"],
            ["2", "true"],
        ] as const) {
            it(`ends with plinth's ${ends}, and tells the next job whether an alarm fired: ${fired}`, () => {
                folder.write("", "output.txt");
                const { code } = folder.run(SOAK, { ENVIRONMENT: "dev", ENDS: ends, ...output() });
                assert.deepEqual([code, folder.read("output.txt")], [Number(ends), `fired=${fired}\n`]);
            });
        }

        it("lets the release of before be put back where a job may", () => {
            assert.deepEqual(called(SOAK, { ENVIRONMENT: "dev", GO_BACK: "true" }), [
                ["plinth", "soak", "dev", "--go-back"],
            ]);
        });
    });

    describe("computes metrics", () => {
        const env = { ENVIRONMENTS: "dev prod", JOURNALS: "journals" };

        it("of all environments together, from the journals that there are", () => {
            folder.write("{}\n", "journals/7/prod.jsonl");
            assert.deepEqual(called(METRICS, env), [
                ["plinth", "metrics", "dev", "prod", "--journal", "journals", "--since", "90", "--format", "markdown"],
            ]);
        });

        it("not where nothing has been deployed yet", () => {
            assert.deepEqual(called(METRICS, env), []);
        });

        it("from what the branch's own runs have left, and nothing of a pull request", function () {
            if (["jq", "unzip"].some((tool) => spawnSync(tool, ["--help"]).error !== undefined)) return this.skip();
            const journal = zipOf("prod.jsonl", Buffer.from('{"event":"start"}\n'));
            writeFileSync(join(folder.root, "archive.zip"), journal);
            const run = (id: number, name: string, branch = "main", from = 1, expired = false) => ({
                id,
                name,
                expired,
                workflow_run: { head_branch: branch, repository_id: 1, head_repository_id: from },
            });
            const artifacts = [
                ...[run(7, "records-prod-1"), run(8, "records-prod-soak-2"), run(9, "records-production-1")],
                ...[run(10, "records-prod-1", "topic"), run(11, "records-prod-1", "main", 2)],
                ...[run(12, "records-prod-1", "main", 1, true), run(13, "comment")],
            ];
            folder.write(JSON.stringify({ artifacts }), "artifacts.json");
            folder.command("gh", 'case "$*" in */zip) cat archive.zip;; *) cat artifacts.json;; esac\n');
            const script = "tools/pipelines/scripts/collectJournals.sh";
            const { code, err } = folder.run(script, {
                ENVIRONMENTS: "dev prod",
                REPOSITORY: "acme/p",
                BRANCH: "main",
            });
            assert.equal(code, 0, err);
            assert.equal(folder.read("journals/7/prod.jsonl"), '{"event":"start"}\n');
            assert.deepEqual(readdirSync(join(folder.root, "journals")).sort(), ["7", "8"]);
        });
    });

    describe("rolls back", () => {
        const given = { ENVIRONMENT: "prod", KIND: "infra", TARGET: "deploy/prod/4", AT: "", REASON: "errors" };
        const plinth = ["plinth", "rollback", "prod"];

        it("programs and settings, first as a proposal", () => {
            const to = [...plinth, "infra", "--to=deploy/prod/4", "--reason=errors"];
            assert.deepEqual(called(ROLLBACK, { ...given, PROPOSE: "true" }), [[...to, "--propose"]]);
            assert.deepEqual(called(ROLLBACK, given), [[...to, "--yes"]]);
        });

        it("releases, to the last that was verified where nobody says to which", () => {
            assert.deepEqual(called(ROLLBACK, { ...given, KIND: "app", TARGET: "" }), [
                [...plinth, "app", "--reason=errors", "--yes"],
            ]);
        });

        it("no data, but says how somebody does", () => {
            const data = { ...given, KIND: "data", TARGET: "orders", REASON: "" };
            assert.deepEqual(called(ROLLBACK, { ...data, AT: "2026-11-21T10:00Z" }), [
                [...plinth, "data", "--at=2026-11-21T10:00Z", "--", "orders"],
            ]);
            assert.deepEqual(called(ROLLBACK, { ...data, AT: "nightly-7" }), [
                [...plinth, "data", "--snapshot=nightly-7", "--", "orders"],
            ]);
        });

        it("with texts that stay arguments, whatever somebody wrote, and refuses any other kind", () => {
            const odd = { ...given, KIND: "app", TARGET: "--yes; touch pwned", REASON: "$(touch pwned) `touch pwned`" };
            assert.deepEqual(called(ROLLBACK, odd), [
                [...plinth, "app", "--to=--yes; touch pwned", "--reason=$(touch pwned) `touch pwned`", "--yes"],
            ]);
            assert.equal(folder.read("pwned"), "");
            assert.equal(folder.run(ROLLBACK, { ...given, KIND: "--help" }).code, 64);
        });
    });

    describe("deploys review environments", () => {
        it("as small as they come, or whole where a label says so", () => {
            const up = (labels: string) => called(REVIEW_UP, { NUMBER: "12", LABELS: labels });
            const plinth = ["plinth", "review", "up", "12", "--yes", "--format", "markdown"];
            assert.deepEqual(up("review"), [plinth]);
            assert.deepEqual(up("bug,review-full"), [[...plinth, "--full"]]);
            assert.deepEqual(up("no-review-full"), [plinth]);
        });

        it("and takes down what has expired, where nobody knows which are wanted", () => {
            assert.deepEqual(called(REVIEW_SWEEP, {}), [["plinth", "review", "sweep", "--yes"]]);
            assert.equal(folder.run(REVIEW_SWEEP, { ENDS: "2" }).code, 2);
        });

        describe("and where somebody does", () => {
            before(needsJq);

            it("also those whose pull request is closed or has no label any more", () => {
                folder.write(JSON.stringify({ reviews: [{ number: 1 }, { number: 12 }, { number: 2 }] }), "said.json");
                assert.deepEqual(called(REVIEW_SWEEP, { OPEN: "12 3" }), [
                    ["plinth", "review", "list", "--format", "json"],
                    ["plinth", "review", "down", "1", "--yes"],
                    ["plinth", "review", "down", "2", "--yes"],
                    ["plinth", "review", "sweep", "--yes"],
                ]);
                assert.equal(called(REVIEW_SWEEP, { OPEN: "none" }).length, 5);
            });
        });
    });

    describe("finds the pull request of a review environment", () => {
        before(needsJq);
        const find = committedJobs().find(({ id }) => id === "review find")?.steps[0]?.run ?? "";
        const open = committedJobs().find(({ id }) => id === "review-sweep open")?.steps[0]?.run ?? "";
        const SHA = "a".repeat(40);
        const pull = { number: 12, state: "open", sha: SHA, from: "acme/platform", labels: ["bug", "review"] };
        const answers = (...pulls: (typeof pull)[]) => {
            const all = pulls.map(({ number, state, sha, from, labels }) => ({
                number,
                state,
                head: { sha, repo: { full_name: from } },
                labels: labels.map((name) => ({ name })),
            }));
            folder.write(JSON.stringify(all), "pulls.json");
            folder.write(JSON.stringify(all[0] ?? {}), "pull.json");
            folder.command(
                "gh",
                'case "$*" in *pulls/*) cat pull.json;; *--jq*) jq -r "${@: -1}" pulls.json;; *) cat pulls.json;; esac\n',
            );
        };
        const run = (script: string, env: Readonly<Record<string, string>>) => {
            folder.write("", "output.txt");
            const { code } = folder.run(script, {
                GITHUB_OUTPUT: `${folder.root}/output.txt`,
                REPOSITORY: "acme/platform",
                NUMBER: "",
                COMMIT: "",
                HEAD_BRANCH: "it's; touch pwned $(touch pwned)",
                HEAD_SHA: SHA,
                ...env,
            });
            return [code, folder.read("output.txt")];
        };
        const found = `number=12\ncommit=${SHA}\nlabels=review\n`;

        it("that the checks were for, or that somebody names with the commit that they have read", () => {
            answers(pull);
            assert.deepEqual(run(find, {}), [0, found]);
            assert.deepEqual(run(find, { NUMBER: "12", COMMIT: SHA, HEAD_SHA: "" }), [0, found]);
            assert.equal(folder.read("pwned"), "");
        });

        it("and none of a fork, without the label, at another commit, or closed", () => {
            for (const other of [
                { ...pull, from: "mallory/platform" },
                { ...pull, labels: ["bug"] },
                { ...pull, sha: "b".repeat(40) },
                { ...pull, state: "closed" },
            ]) {
                answers(other);
                assert.deepEqual(run(find, {}), [0, ""]);
                assert.deepEqual(run(find, { NUMBER: "12", COMMIT: SHA }), [1, ""]);
            }
        });

        it("and refuses a number that is none, and a commit that is not whole", () => {
            answers(pull);
            assert.deepEqual(run(find, { NUMBER: "12/../13", COMMIT: SHA }), [1, ""]);
            assert.deepEqual(run(find, { NUMBER: "12", COMMIT: "main" }), [1, ""]);
        });

        it("or all that are wanted, or says that none is", () => {
            answers(pull, { ...pull, number: 13, labels: [] }, { ...pull, number: 14, labels: ["review-full"] });
            assert.deepEqual(run(open, {}), [0, "open=12 14\n"]);
            answers();
            assert.deepEqual(run(open, {}), [0, "open=none\n"]);
        });
    });
});
