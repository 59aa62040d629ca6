import assert from "node:assert/strict";
import { readPipelines } from "./model/pipelines.ts";
import { committedGitLab, committedJobs, REPOSITORY } from "./testdata/committed.ts";

const { file, jobs } = committedGitLab();
const { environments, promoted } = readPipelines(REPOSITORY);
const withToken = Object.entries(jobs).filter(([, job]) => job.id_tokens !== undefined);

describe("the pipeline of GitLab", () => {
    it("checks with the commands that GitHub checks with", () => {
        const commands = (script: readonly string[]) =>
            script.filter((line) => /^(npm run|npx plinth|npx node|\.ci)/.test(line));
        const quick = committedJobs().find(({ id }) => id === "pull-request quick");
        const onGitHub = quick?.steps.flatMap(({ run = "" }) => commands(run.split("\n")));
        assert.deepEqual(commands(jobs["quick"]?.script ?? []), onGitHub);
    });

    it("previews an environment where one of its files changed, within the 50 patterns that GitLab compares", () => {
        for (const { name, paths } of environments) {
            assert.deepEqual(jobs[`preview-${name}`]?.rules?.[0]?.changes?.paths, paths);
            assert.ok(paths.length <= 50, `${name}: ${paths.length}`);
        }
    });

    it("deploys what is merged, with a token, one at a time, and never cuts it off", () => {
        const deploying = withToken.filter(([name]) => name.startsWith("deploy-"));
        assert.deepEqual(
            deploying.map(([, job]) => [job.environment?.name, job.resource_group, job.interruptible]),
            promoted.map(({ name }) => [name, `deploy-${name}`, false]),
        );
        for (const [name, { rules = [], dependencies }] of deploying) {
            assert.deepEqual(dependencies, [], `${name}: a working tree as the commit has it`);
            assert.equal(rules.length, 1);
            assert.equal(
                rules[0]?.if,
                '$CI_PIPELINE_SOURCE == "push" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $PLINTH_DEPLOY == "true"',
            );
        }
    });

    it("gives a merge request a token where somebody starts the job, in an environment of its own, and never deploys it", () => {
        const own = withToken.filter(([, { rules = [] }]) =>
            rules.some((rule) => rule.if?.includes("merge_request_event")),
        );
        assert.deepEqual(
            own.map(([, job]) => [job.environment?.name, job.rules?.length, job.rules?.[0]?.when]),
            [...promoted.map(({ name }) => [`${name}-preview`, 1, "manual"]), ["review", 1, "manual"]],
        );
        for (const [name, { script, rules }] of own) {
            const switched =
                name === "review" ? / && \$PLINTH_REVIEW == "true" && / : / && \$PLINTH_REAL_PREVIEW == "true"$/;
            assert.match(rules?.[0]?.if ?? "", switched);
            assert.doesNotMatch(
                script.join("\n"),
                /plinth (up|destroy|refresh)|pulumi (up|destroy|refresh)|(deploy|rollback)\.sh/,
            );
        }
        const review = jobs["review"]?.rules?.[0]?.if ?? "";
        assert.ok(review.includes("$CI_MERGE_REQUEST_SOURCE_PROJECT_ID == $CI_PROJECT_ID"), "no forks");
    });

    it("waits for somebody before what customers use, and before it takes anything back", () => {
        const manual = withToken.filter(([, { rules }]) => rules?.[0]?.when === "manual").map(([name]) => name);
        const production = promoted.filter(({ production }) => production).map(({ name }) => `deploy-${name}`);
        assert.ok(production.length > 0);
        assert.deepEqual(
            manual.filter((name) => /^(deploy|roll-back)-/.test(name)),
            [...production, ...promoted.map(({ name }) => `roll-back-${name}`)],
        );
        for (const name of manual.filter((each) => /^(deploy|roll-back)-/.test(each))) {
            assert.equal(jobs[name]?.rules?.[0]?.allow_failure, false, name);
        }
    });

    it("runs nothing of a merge in a schedule, and nothing of a schedule in a merge", () => {
        const { rules } = file["workflow"] as { readonly rules: readonly { readonly if: string }[] };
        for (const [name, job] of Object.entries(jobs)) {
            const [condition = ""] = (job.rules ?? []).map((rule) => rule.if ?? "");
            assert.match(condition, /^\$CI_PIPELINE_SOURCE == "(merge_request_event|push|schedule|web)"/, name);
            assert.ok(
                rules.some((rule) => condition.startsWith(rule.if)),
                `${name}: no pipeline is made for it`,
            );
        }
    });

    it("takes the token that writes issues where no environment is seen, and the one that pushes where no role is taken", () => {
        for (const [name, { script, environment, id_tokens }] of Object.entries(jobs)) {
            const text = script.join("\n");
            if (!/PLINTH_ISSUES_TOKEN|CI_JOB_TOKEN/.test(text)) continue;
            assert.deepEqual([environment, id_tokens], [undefined, undefined], name);
        }
        assert.match(jobs["drift-issues"]?.script.at(-1) ?? "", /^ISSUES_TOKEN="\$PLINTH_ISSUES_TOKEN" /);
    });

    it("deploys in stages of the order in which a commit is promoted, after the tests", () => {
        const stages = file["stages"] as string[];
        assert.deepEqual(stages.slice(stages.indexOf("test")), [
            "test",
            "comment",
            ...["images", "publish"],
            ...["deploy-dev", "deploy-staging", "soak-staging", "deploy-prod"],
            ...["propose", "roll-back", "drift", "issues", "metrics"],
        ]);
        assert.deepEqual(
            promoted.map(({ name }) => name),
            ["dev", "staging", "prod"],
        );
        for (const { stage } of Object.values(jobs)) assert.ok(stages.includes(stage), stage);
    });
});
