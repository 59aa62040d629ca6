import assert from "node:assert/strict";
import { DEPLOY } from "./model/scripts.ts";
import { readPipelines } from "./model/pipelines.ts";
import { committedGitLab, committedJobs, REPOSITORY } from "./testdata/committed.ts";

const { file, jobs } = committedGitLab();
const { environments, promoted } = readPipelines(REPOSITORY);
const withToken = Object.entries(jobs).filter(([, job]) => job.id_tokens !== undefined);

describe("the pipeline of GitLab", () => {
    it("runs what GitHub runs: the same commands check, preview and deploy", () => {
        const commands = (script: readonly string[]) =>
            script.filter((line) => /^(npm run|npx plinth|npx node|\.ci)/.test(line));
        const quick = committedJobs().find(({ id }) => id === "pull-request quick");
        const onGitHub = quick?.steps.flatMap(({ run = "" }) => commands(run.split("\n")));
        assert.deepEqual(commands(jobs["quick"]?.script ?? []), onGitHub);
        for (const { name } of environments) {
            assert.match(jobs[`preview-${name}`]?.script.at(-1) ?? "", /tools\/pipelines\/scripts\/preview\.sh$/);
        }
        assert.deepEqual(
            promoted.map(({ name }) => jobs[`deploy-${name}`]?.script.at(-1)),
            promoted.map(() => `BEFORE="$CI_COMMIT_BEFORE_SHA" ${DEPLOY}`),
        );
    });

    it("previews an environment where one of its files changed, within the 50 patterns that GitLab compares", () => {
        for (const { name, paths } of environments) {
            assert.deepEqual(jobs[`preview-${name}`]?.rules?.[0]?.changes?.paths, paths);
            assert.ok(paths.length <= 50, `${name}: ${paths.length}`);
        }
    });

    it("deploys with a token on the default branch alone, one at a time, and never cuts it off", () => {
        const deploying = withToken.filter(([name]) => name.startsWith("deploy-"));
        assert.deepEqual(
            deploying.map(([, job]) => [job.environment?.name, job.resource_group, job.interruptible]),
            promoted.map(({ name }) => [name, `deploy-${name}`, false]),
        );
        for (const [, { rules = [] }] of deploying) {
            assert.equal(rules.length, 1);
            assert.equal(rules[0]?.if, '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PLINTH_DEPLOY == "true"');
        }
    });

    it("gives a merge request a token where somebody starts the job, in an environment of its own, and never deploys it", () => {
        const others = withToken.filter(([name]) => !name.startsWith("deploy-"));
        assert.deepEqual(
            others.map(([, job]) => [job.environment?.name, job.rules?.length, job.rules?.[0]?.when]),
            promoted.map(({ name }) => [`${name}-preview`, 1, "manual"]),
        );
        for (const [, { script, rules }] of others) {
            assert.match(rules?.[0]?.if ?? "", / && \$PLINTH_REAL_PREVIEW == "true"$/);
            assert.doesNotMatch(
                script.join("\n"),
                /plinth (up|destroy|refresh)|pulumi (up|destroy|refresh)|deploy\.sh/,
            );
        }
    });

    it("waits for somebody before what customers use", () => {
        const manual = promoted.filter(({ name }) => jobs[`deploy-${name}`]?.rules?.[0]?.when === "manual");
        assert.deepEqual(
            manual.map(({ name }) => name),
            promoted.filter(({ production }) => production).map(({ name }) => name),
        );
        assert.ok(manual.length > 0);
    });

    it("deploys in stages of the order in which a commit is promoted, after the tests", () => {
        const stages = file["stages"] as string[];
        assert.deepEqual(stages.slice(stages.indexOf("test")), [
            "test",
            "comment",
            ...promoted.map(({ name }) => `deploy-${name}`),
        ]);
        for (const { stage } of Object.values(jobs)) assert.ok(stages.includes(stage), stage);
    });
});
