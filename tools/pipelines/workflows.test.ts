import assert from "node:assert/strict";
import { actions } from "./github/actions.ts";
import { expression } from "./github/expression.ts";
import { DEPLOY } from "./model/scripts.ts";
import { readPipelines } from "./model/pipelines.ts";
import { committedJobs, committedWorkflows, REPOSITORY } from "./testdata/committed.ts";

const workflows = committedWorkflows();
const jobs = committedJobs();
const { promoted } = readPipelines(REPOSITORY);
/** What an expression begins with. */
const OPENS = expression("").slice(0, 3);

/** All that a job's token may. A right that is not in this table is a mistake. */
const READS = { contents: "read" };
const TAKES_ROLE = { contents: "read", "id-token": "write" };
const UPLOADS = { actions: "read", contents: "read", "security-events": "write" };
const rights: Readonly<Record<string, object>> = {
    "pull-request quick": READS,
    "pull-request tests": READS,
    "pull-request preview": READS,
    "pull-request comment": READS,
    "pull-request scan": UPLOADS,
    "pull-request verdict": {},
    "pull-request-comment post": { actions: "read", "pull-requests": "write" },
    "deploy test": READS,
    "deploy scan": UPLOADS,
    ...Object.fromEntries(
        promoted.flatMap(({ name }) => [
            [`deploy ${name}`, TAKES_ROLE],
            [`real-preview ${name}`, TAKES_ROLE],
        ]),
    ),
};

describe("workflows of GitHub Actions", () => {
    it("give a token no rights, and each job the least it needs", () => {
        for (const { file, permissions } of workflows) assert.deepEqual(permissions, {}, file);
        assert.deepEqual(Object.fromEntries(jobs.map(({ id, permissions }) => [id, permissions])), rights);
    });

    it("use actions by the commit of a known release alone, with the version behind it", () => {
        const uses = workflows.flatMap(({ text }) => text.split("\n").filter((line) => /^\s*(- )?uses:/.test(line)));
        assert.ok(uses.length > 20, String(uses.length));
        const known = Object.entries(actions).map(
            ([name, { commit, version }]) => `uses: ${name}@${commit} # ${version}`,
        );
        for (const line of uses) assert.ok(known.includes(line.trim().replace(/^- /, "")), line);
        for (const { commit, version } of Object.values(actions)) {
            assert.match(`${commit} ${version}`, /^[0-9a-f]{40} v\d+\.\d+\.\d+$/);
        }
    });

    it("never run with the rights of the repository on the code of a pull request", () => {
        for (const { file, on, text } of workflows) {
            assert.equal("pull_request_target" in on || text.includes("pull_request_target"), false, file);
            assert.equal("issue_comment" in on, false, file);
        }
    });

    it("have no expression in what a shell runs", () => {
        for (const { id, steps } of jobs) {
            for (const { name, run = "" } of steps) assert.equal(run.includes(OPENS), false, `${id}: ${name}`);
        }
    });

    it("keep no token where a later step finds it", () => {
        for (const { id, steps } of jobs) {
            for (const step of steps.filter(({ uses = "" }) => uses.startsWith("actions/checkout@"))) {
                assert.equal(step.with?.["persist-credentials"], false, id);
            }
        }
    });

    it("give the code of a pull request no secret and no role", () => {
        const [own] = workflows.filter(({ on }) => "pull_request" in on);
        assert.ok(own);
        assert.doesNotMatch(own.text, /secrets\.|id-token|configure-aws-credentials|environment: [a-z]/);
        assert.match(own.jobs["scan"]?.if ?? "", /head\.repo\.full_name == github\.repository/);
        assert.ok(
            own.jobs["scan"]?.steps.every(
                ({ run, uses = "" }) => run === undefined && !uses.startsWith("actions/checkout@"),
            ),
        );
    });

    it("post a comment with nothing of the pull request around: no checkout, no action, one step", () => {
        const [post] = jobs.filter(({ id }) => id === "pull-request-comment post");
        assert.equal(post?.steps.length, 1);
        assert.equal(post?.steps[0]?.uses, undefined);
        assert.doesNotMatch(post?.steps[0]?.run ?? "", /\b(npm|npx|node|git|eval|source|bash|sh)\b/);
    });

    it("run quick checks before anything that takes long", () => {
        const [own] = workflows.filter(({ on }) => "pull_request" in on);
        for (const [id, { needs = [] }] of Object.entries(own?.jobs ?? {}))
            assert.equal(needs.includes("quick"), id !== "quick", id);
        const names = own?.jobs["quick"]?.steps.map(({ name }) => name).slice(2, 4);
        assert.deepEqual(names, ["Types", "Lint"]);
    });

    it("deploy one commit to each environment in turn, one at a time, and never cut it off", () => {
        const deploying = jobs.filter(({ id, environment }) => id.startsWith("deploy ") && environment !== undefined);
        assert.deepEqual(
            deploying.map(({ environment, needs, concurrency }) => [environment, needs, concurrency]),
            promoted.map(({ name }, index) => [
                name,
                [promoted[index - 1]?.name ?? "test"],
                { group: `deploy-${name}`, "cancel-in-progress": false },
            ]),
        );
        for (const { steps, environment, if: condition } of deploying) {
            assert.equal(steps[0]?.with?.["ref"], expression("github.sha"));
            assert.equal(steps.at(-1)?.run, DEPLOY);
            assert.equal(steps.at(-1)?.env?.["ENVIRONMENT"], environment);
            assert.equal(condition, "vars.PLINTH_DEPLOY == 'true'");
        }
    });

    it("take the role of a real preview in an environment of its own, for one whole commit", () => {
        const previews = jobs.filter(({ id }) => id.startsWith("real-preview "));
        assert.deepEqual(
            previews.map(({ environment }) => environment),
            promoted.map(({ name }) => `${name}-preview`),
        );
        for (const { steps } of previews) {
            assert.equal(steps[0]?.name, "Check the commit's id");
            assert.equal(
                steps.some(({ run = "" }) => /plinth (up|destroy|refresh)|pulumi (up|destroy|refresh)/.test(run)),
                false,
            );
        }
    });

    it("name the version of their runner", () => {
        for (const job of jobs) assert.match(job["runs-on"], /^ubuntu-\d\d\.\d\d$/, job.id);
    });
});
