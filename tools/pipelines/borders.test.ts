import assert from "node:assert/strict";
import { readPipelines } from "./model/pipelines.ts";
import { committedGitLab, committedJobs, committedWorkflows, REPOSITORY } from "./testdata/committed.ts";

const workflows = committedWorkflows();
const jobs = committedJobs();
const { promoted } = readPipelines(REPOSITORY);

/** Workflows that start by themselves on what people outside may have written. */
const OUTSIDE = ["pull_request", "merge_group", "workflow_run"];

describe("what crosses from whom nobody trusts to whom somebody does", () => {
    it("is nothing by a cache: what a pull request wrote there, a deployment would run", () => {
        for (const { id, steps } of jobs) {
            for (const { name, uses = "", with: given = {} } of steps) {
                assert.doesNotMatch(uses, /cache|setup-/, `${id}: ${name}`);
                const caching = Object.keys(given).filter((key) => /cache/.test(key));
                assert.deepEqual(caching, [], `${id}: ${name}`);
            }
        }
    });

    it("is no artifact of another run, but a comment's text that no action opens", () => {
        for (const { id, steps } of jobs) {
            for (const { uses = "", with: given = {} } of steps) {
                if (!uses.startsWith("actions/download-artifact@")) continue;
                assert.deepEqual(
                    [given["run-id"], given["github-token"], given["repository"]],
                    [undefined, undefined, undefined],
                    id,
                );
            }
        }
        const reading = jobs.filter(({ steps }) =>
            steps.some(({ run = "" }) => /actions\/artifacts\/.*\/zip/.test(run)),
        );
        assert.deepEqual(
            reading.map(({ id }) => id),
            ["pull-request-comment post"],
        );
    });

    it("is no code of a pull request before its commit was named whole, or found by whoever it is for", () => {
        const foreign = jobs.flatMap(({ id, steps }) =>
            steps.flatMap(({ uses = "", with: given }) =>
                uses.startsWith("actions/checkout@") && /inputs|needs|head/.test(String(given?.["ref"] ?? ""))
                    ? [id]
                    : [],
            ),
        );
        const known = [...promoted.map(({ name }) => `real-preview ${name}`), "review up"];
        assert.deepEqual(foreign.toSorted(), known.toSorted());
    });

    it("is no text that a step's shell, or an action's own language, would read as code", () => {
        const untrusted =
            /\$\{\{[^}]*\b(title|body|head_ref|head\.ref|head_branch|inputs\.(reason|target|at)|label)\b[^}]*\}\}/;
        for (const { id, steps } of jobs) {
            for (const { name, run = "", with: given = {} } of steps) {
                assert.doesNotMatch(`${run} ${JSON.stringify(given)}`, untrusted, `${id}: ${name}`);
            }
        }
    });

    it("is no secret in a workflow that starts on what outsiders wrote, but in the environment of reviews", () => {
        for (const { file, on, jobs: own } of workflows) {
            if (!OUTSIDE.some((event) => event in on)) continue;
            for (const [id, { environment, steps }] of Object.entries(own)) {
                const secret = steps.some(({ env = {} }) =>
                    Object.values(env).some((value) => value.includes("secrets.")),
                );
                assert.equal(secret, environment === "review", `${file} ${id}`);
            }
        }
    });
});

describe("the check that a branch asks for", () => {
    const own = workflows.find(({ file }) => file === "pull-request.yml");

    it("is made for every pull request and for a merge queue, whatever has changed: no filter of paths", () => {
        assert.deepEqual(own?.on, { pull_request: { branches: ["main"] }, merge_group: { branches: ["main"] } });
        const others = workflows.filter(({ file, on }) => file !== "pull-request.yml" && "pull_request" in on);
        assert.deepEqual(others, [], "nothing that passes or fails stands beside it");
    });

    it("fails where somebody stops the run: what is skipped counts as passed", () => {
        const { verdict, ...before } = own?.jobs ?? {};
        assert.match(verdict?.if ?? "", /^\$\{\{ always\(\) \}\}$/);
        const asked = Object.keys(before).filter((id) => id !== "comment" && id !== "scan");
        assert.deepEqual(verdict?.needs?.toSorted(), asked.toSorted());
    });

    it("is cancelled by a newer commit of the same pull request, and by nothing of a merge queue", () => {
        assert.match(
            own?.text ?? "",
            /group: pull-request-\$\{\{ github\.event\.pull_request\.number \|\| github\.ref \}\}/,
        );
    });
});

describe("what changes an environment", () => {
    it("waits for what is at work, in order: nothing that began is cut off, and no rollback gives way to a deployment", () => {
        const changing = jobs.filter(({ environment = "" }) => promoted.some(({ name }) => name === environment));
        assert.ok(changing.length >= 2 * promoted.length);
        for (const { id, environment, concurrency } of changing) {
            const wanted = { group: `deploy-${environment}`, "cancel-in-progress": false, queue: "max" };
            assert.deepEqual(concurrency, wanted, id);
        }
    });

    it("runs for nobody's fork on GitLab, whoever starts it", () => {
        for (const [name, { rules = [], id_tokens }] of Object.entries(committedGitLab().jobs)) {
            if (id_tokens === undefined) continue;
            for (const { if: condition = "" } of rules.filter((rule) => rule.if?.includes("merge_request_event"))) {
                assert.ok(condition.includes("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID"), name);
            }
        }
    });
});
