import assert from "node:assert/strict";
import { actions } from "./github/actions.ts";
import { expression } from "./github/expression.ts";
import { DEPLOY, REFUSE_OLDER, SOAK } from "./model/scripts.ts";
import { readPipelines } from "./model/pipelines.ts";
import { committedJobs, committedWorkflows, REPOSITORY } from "./testdata/committed.ts";

const workflows = committedWorkflows();
const jobs = committedJobs();
const { environments, promoted, images } = readPipelines(REPOSITORY);
/** What an expression begins with. */
const OPENS = expression("").slice(0, 3);

/** All that a job's token may. A right that is not in this table is a mistake. */
const READS = { contents: "read" };
const TAKES_ROLE = { contents: "read", "id-token": "write" };
const DEPLOYS = { ...TAKES_ROLE, deployments: "read" };
const UPLOADS = { actions: "read", contents: "read", "security-events": "write" };
const rights: Readonly<Record<string, object>> = {
    "pull-request quick": READS,
    "pull-request tests": READS,
    "pull-request preview": READS,
    "pull-request comment": READS,
    ...(images.length === 0 ? {} : { "pull-request image": READS }),
    "pull-request scan": UPLOADS,
    "pull-request verdict": {},
    "pull-request-comment post": { actions: "read", "pull-requests": "write" },
    "deploy test": READS,
    "deploy scan": UPLOADS,
    "deploy soak-staging": TAKES_ROLE,
    "released-images keep": TAKES_ROLE,
    "drift issues": { contents: "read", issues: "write" },
    "metrics metrics": { actions: "read", contents: "read" },
    "review find": { "pull-requests": "read" },
    "review up": TAKES_ROLE,
    "review-sweep open": { "pull-requests": "read" },
    "review-sweep sweep": TAKES_ROLE,
    ...Object.fromEntries(
        images.flatMap(({ name }) => [
            [`images build-${name}`, READS],
            [`images publish-${name}`, TAKES_ROLE],
            [`images propose-${name}`, { contents: "write", "pull-requests": "write" }],
        ]),
    ),
    ...Object.fromEntries(environments.map(({ name }) => [`drift ${name}`, TAKES_ROLE])),
    ...Object.fromEntries(
        promoted.flatMap(({ name }) => [
            [`deploy ${name}`, DEPLOYS],
            [`deploy tag-${name}`, { contents: "write" }],
            [`real-preview ${name}`, TAKES_ROLE],
            [`rollback propose-${name}`, TAKES_ROLE],
            [`rollback ${name}`, TAKES_ROLE],
        ]),
    ),
};

describe("workflows of GitHub Actions", () => {
    it("give a token no rights, and each job the least it needs", () => {
        for (const { file, permissions } of workflows) assert.deepEqual(permissions, {}, file);
        assert.deepEqual(Object.fromEntries(jobs.map(({ id, permissions }) => [id, permissions])), rights);
    });

    it("let no job that takes a role write to the repository, and no other take one", () => {
        for (const { id, permissions = {}, environment, steps } of jobs) {
            const takes = steps.some(({ uses = "" }) => uses.startsWith("aws-actions/configure-aws-credentials@"));
            assert.equal(permissions["id-token"] === "write", takes, id);
            assert.equal(environment !== undefined, takes, id);
            const writes = Object.entries(permissions).filter(([, right]) => right === "write");
            if (takes) assert.deepEqual(writes, [["id-token", "write"]], id);
        }
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
        for (const { file, on, text } of workflows) {
            if (!("pull_request" in on)) continue;
            assert.doesNotMatch(text, /secrets\.|id-token|configure-aws-credentials|environment: [a-z]/, file);
        }
        const own = workflows.find(({ file }) => file === "pull-request.yml");
        assert.ok(own);
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
        const own = workflows.find(({ file }) => file === "pull-request.yml");
        for (const [id, { needs = [] }] of Object.entries(own?.jobs ?? {}))
            assert.equal(needs.includes("quick"), id !== "quick", id);
        const names = own?.jobs["quick"]?.steps.map(({ name }) => name).slice(2, 4);
        assert.deepEqual(names, ["Types", "Lint"]);
    });

    it("deploy one commit to each environment in turn, one at a time, and never cut it off", () => {
        const deploying = jobs.filter(
            ({ id, environment }) => id.startsWith("deploy ") && !id.includes("soak") && environment,
        );
        assert.deepEqual(
            deploying.map(({ environment, needs, concurrency }) => [environment, needs, concurrency]),
            promoted.map(({ name, production }, index) => {
                const before = promoted[index - 1]?.name;
                const after = before === undefined ? "test" : production ? `soak-${before}` : before;
                return [name, [after], { group: `deploy-${name}`, "cancel-in-progress": false, queue: "max" }];
            }),
        );
        for (const { steps, environment, if: condition } of deploying) {
            assert.equal(steps[0]?.with?.["ref"], expression("github.sha"));
            const own = steps.filter(({ run }) => run === DEPLOY || run === REFUSE_OLDER);
            assert.deepEqual(
                own.map(({ run, env }) => [run, env?.["ENVIRONMENT"]]),
                [REFUSE_OLDER, DEPLOY].map((run) => [run, environment]),
            );
            assert.equal(condition, "vars.PLINTH_DEPLOY == 'true'");
        }
    });

    it("refuse an older commit before there is a role, and keep the journal of what failed", () => {
        for (const { id, steps } of jobs.filter(({ steps }) => steps.some(({ run }) => run === DEPLOY))) {
            const names = steps.map(({ name }) => name);
            assert.ok(names.indexOf("Nothing newer is there") < names.indexOf("Take the role"), id);
            const keeping = steps.filter(({ name }) => name === "Journal and tag" || name === "Keep the records");
            assert.deepEqual(
                keeping.map((step) => step.if),
                [expression("always()"), expression("always()")],
                id,
            );
        }
    });

    it("take a role that changes an environment for as long as the job may run, and others for an hour", () => {
        for (const { id, environment = "", steps, "timeout-minutes": minutes } of jobs) {
            const [take] = steps.filter(({ name }) => name === "Take the role");
            if (take === undefined) continue;
            const changes = [...promoted.map(({ name }) => name), "review"].includes(environment);
            assert.equal(take.with?.["role-duration-seconds"], changes ? minutes * 60 : undefined, id);
        }
    });

    it("wait until the environment before has been quiet, with a role that reads, before what customers use", () => {
        const [soak] = jobs.filter(({ id }) => id === "deploy soak-staging");
        assert.deepEqual([soak?.needs, soak?.environment], [["staging"], "staging-preview"]);
        assert.ok(soak?.steps.some(({ run }) => run === SOAK));
    });

    it("take back with the environment's approval, after somebody could read what it means", () => {
        const all = jobs.filter(({ id }) => id.startsWith("rollback "));
        assert.deepEqual(
            all.map(({ environment, needs }) => [environment, needs]),
            promoted.flatMap(({ name }) => [
                [`${name}-preview`, undefined],
                [name, [`propose-${name}`]],
            ]),
        );
        for (const { id, environment, if: condition, concurrency } of all.filter(({ needs }) => needs !== undefined)) {
            assert.match(condition ?? "", /^inputs\.environment == '[a-z]+' && inputs\.kind != 'data'$/, id);
            assert.equal(concurrency?.group, `deploy-${environment}`, "not beside a deployment");
        }
    });

    it("write issues where no environment is seen", () => {
        const [issues] = jobs.filter(({ id }) => id === "drift issues");
        assert.deepEqual([issues?.environment, issues?.needs], [undefined, environments.map(({ name }) => name)]);
    });

    it("look for drift in every environment, and take no role where nobody has made one", () => {
        for (const { name, byHand } of environments) {
            const [job] = jobs.filter(({ id }) => id === `drift ${name}`);
            assert.equal(job?.environment, `${name}-preview`);
            const [first, ...rest] = job.steps;
            assert.equal(first?.name, byHand === undefined ? "Check out" : "Is there a role");
            if (byHand === undefined) continue;
            assert.ok(rest.some(({ env }) => env?.["BY_HAND"] === "true"));
            for (const { name: step, if: condition = "" } of rest)
                assert.match(condition, /steps\.role\.outputs\.there == 'true'/, `${name}: ${step}`);
        }
    });

    it("deploy a pull request for nobody's fork, after its checks, by a workflow that it cannot change", () => {
        const [own] = workflows.filter(({ file }) => file === "review.yml");
        assert.deepEqual(Object.keys(own?.on ?? {}), ["workflow_run", "workflow_dispatch"]);
        const condition = own?.jobs["find"]?.if ?? "";
        assert.match(condition, /workflow_run\.conclusion == 'success'/);
        assert.match(condition, /workflow_run\.head_repository\.full_name == github\.repository/);
        assert.equal(own?.jobs["up"]?.steps[0]?.with?.["ref"], expression("needs.find.outputs.commit"));
    });

    it("sweep review environments with nothing of a pull request", () => {
        const [own] = workflows.filter(({ file }) => file === "review-sweep.yml");
        assert.deepEqual(Object.keys(own?.on ?? {}), ["schedule", "workflow_dispatch"]);
        assert.equal(own?.jobs["sweep"]?.steps[0]?.with?.["ref"], undefined);
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

    it("can be started again: what an attempt leaves takes the place of what the one before left, and journals stay", () => {
        const uploads = jobs.flatMap(({ steps }) =>
            steps.filter(({ uses = "" }) => uses.startsWith("actions/upload-artifact@")),
        );
        assert.ok(uploads.length > 10);
        for (const { with: given } of uploads) {
            assert.equal(given?.["overwrite"], true);
            const name = String(given?.["name"]);
            assert.equal(name.includes("github.run_attempt"), name.startsWith("records-"), name);
        }
    });

    it("name the version of their runner", () => {
        for (const job of jobs) assert.match(job["runs-on"], /^ubuntu-\d\d\.\d\d$/, job.id);
    });
});
