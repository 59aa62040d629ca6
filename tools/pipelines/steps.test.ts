import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plan } from "@plinth/plan";
import { RepositoryCopy } from "../../tests/repository/copy.ts";
import { readPipelines } from "./model/pipelines.ts";
import { committedGitLab, committedJobs, REPOSITORY } from "./testdata/committed.ts";
import { runScript, runStep } from "./testdata/runStep.ts";

const PULL_REQUEST = "pull-request.yml";
const RUN = {
    "github.server_url": "https://github.com",
    "github.repository": "acme/platform",
    "github.run_id": "42",
};

/** Steps that are not run here, each with what runs it instead. */
const elsewhere: Readonly<Record<string, string>> = {
    Install: "npm ci needs a registry: tools/install tests what it installs",
    "Install and test": "is this very run",
    Types: "npm test runs it",
    Lint: "npm test runs it",
    Format: "npm test runs it",
    Deploy: "needs a cloud: the deployer's tests run it on a simulated one",
    ...Object.fromEntries(
        readPipelines(REPOSITORY)
            .promoted.flatMap(({ stacks }) => stacks)
            .filter((folder) => folder !== ".")
            .map((folder) => [`Preview ${folder}`, "needs a cloud"]),
    ),
    "Preview the environment": "needs a cloud",
    Build: "needs an engine of Docker",
    "Publish and sign": "needs a registry; images.test.ts runs the script",
    "Write it into the settings": "images.test.ts runs the script, cli/src/release its verb",
    "Open a pull request": "needs a forge",
    "Keep them": "needs a registry; images.test.ts runs the script",
    "Nothing newer is there": "releases.test.ts runs it in repositories of its own",
    "Journal and tag": "releases.test.ts runs it",
    "Push the tag": "releases.test.ts runs it against a folder that is a forge",
    "Wait before the role is taken": "is a sleep",
    "No alarm for as long as the settings say": "needs a cloud; operations.test.ts runs the script",
    "Is there a role": "operations.test.ts runs it",
    "Changed images": "images.test.ts runs the script",
    "Compare with the cloud": "needs a cloud; operations.test.ts runs the script with a plinth that is none",
    Propose: "needs a cloud; operations.test.ts runs the script",
    "Roll back": "needs a cloud; operations.test.ts runs the script",
    Sweep: "needs a cloud; operations.test.ts runs the script",
    "Find the pull request": "operations.test.ts runs it against a forge that is none",
    "Which are wanted": "operations.test.ts runs it",
    "Collect journals": "operations.test.ts runs it against a forge that is none",
    "Compute metrics": "operations.test.ts runs it",
    "Open, update and close issues": "issues/command.test.ts runs the command against a forge that is none",
    Post: "postComment.test.ts runs it against a forge that is none",
};
const here = [
    "Settings of all environments",
    "Pipelines are those of the layers",
    "Affected environments",
    "Preview",
    "Annotations",
    "Write the comment",
    "Check the commit's id",
    "Everything passed",
    "Use the repository's Node",
];

describe("the steps of workflows, in a bare clone", function () {
    this.timeout(300_000);
    let copy: RepositoryCopy;
    let base: string;
    const git = (...args: string[]): string =>
        execFileSync(
            "git",
            ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args],
            {
                cwd: copy.root,
                encoding: "utf8",
            },
        ).trim();

    before(() => {
        copy = new RepositoryCopy();
        git("init", "--quiet", "--initial-branch=main");
        git("add", "--all");
        git("commit", "--quiet", "--message=base");
        base = git("rev-parse", "HEAD");
        copy.edit("environments/shared/environment.yaml", /^(tags:)$/m, "$1\n  Team: audit");
        git("commit", "--quiet", "--all", "--message=change");
    });
    after(() => copy.remove());

    const baseIs = () => ({ "github.event.pull_request.base.sha || github.event.merge_group.base_sha": base });

    it("are all run, here or elsewhere", () => {
        const all = new Set(
            committedJobs().flatMap(({ steps }) => steps.flatMap(({ run, name }) => (run === undefined ? [] : [name]))),
        );
        assert.deepEqual(
            [...all].sort(),
            [...new Set([...here, ...Object.keys(elsewhere)])].filter((name) => all.has(name)).sort(),
        );
        for (const name of here) assert.ok(all.has(name), name);
    });

    it("check settings, and that pipelines are those of the layers", () => {
        const settings = runStep(copy, [PULL_REQUEST, "quick", "Settings of all environments"], {});
        assert.equal(settings.code, 0, settings.err);
        const check = [PULL_REQUEST, "quick", "Pipelines are those of the layers"] as const;
        assert.equal(runStep(copy, check, {}).code, 0);
        const file = join(copy.root, ".gitlab-ci.yml");
        const text = readFileSync(file, "utf8");
        appendFileSync(file, "# by hand\n");
        const { code, err } = runStep(copy, check, {});
        copy.write(text, ".gitlab-ci.yml");
        assert.equal(code, 1);
        assert.ok(err.endsWith("Not as they would be written: .gitlab-ci.yml. Fix: npm run pipelines\n"), err);
    });

    it("find the environments that the pull request affects", () => {
        const { code, out } = runStep(copy, [PULL_REQUEST, "quick", "Affected environments"], baseIs());
        assert.deepEqual([code, out], [0, 'environments=["shared"]\n']);
        assert.equal(readFileSync(join(copy.root, "output.txt"), "utf8"), 'environments=["shared"]\n');
    });

    it("preview, annotate and comment", () => {
        const matrix = { "matrix.environment": "shared" };
        const preview = runStep(copy, [PULL_REQUEST, "preview", "Preview"], { ...baseIs(), ...matrix });
        assert.equal(preview.code, 0, preview.err);
        for (const ext of ["json", "txt", "sarif", "xml", "github.txt", "gitlab.json"]) {
            assert.ok(existsSync(join(copy.root, `reports/shared.${ext}`)), ext);
        }
        const annotations = runStep(copy, [PULL_REQUEST, "preview", "Annotations"], matrix);
        assert.equal(annotations.code, 0);
        assert.match(annotations.out, /^(::(error|warning|notice) [^\n]*\n)*$/);
        const environments = { "needs.quick.outputs.environments": '["shared"]' };
        const comment = runStep(copy, [PULL_REQUEST, "comment", "Write the comment"], { ...RUN, ...environments });
        assert.equal(comment.code, 0, comment.err);
        const text = readFileSync(join(copy.root, "comment.md"), "utf8");
        assert.match(text, /^<!-- plinth:preview -->\n/);
        assert.match(text, /\| `shared` \| `plinth-account` \| · \| \d+ \| · \| · \| ✅ not blocked \|/);
        assert.ok(text.includes("<https://github.com/acme/platform/actions/runs/42>"));
        assert.equal(readFileSync(join(copy.root, "summary.md"), "utf8"), text);
    });

    it("compare with a plan of the base where the pull request changes third-party packages", () => {
        // Stands in for npm ci, which would need a registry; what is installed is all that there is.
        const bin = join(copy.root, ".bin-of-test");
        mkdirSync(bin);
        const link = `#!/usr/bin/env bash\nif [ "$1" = ci ]; then ln -s "${copy.root}/node_modules" node_modules; else exit 1; fi\n`;
        writeFileSync(join(bin, "npm"), link, { mode: 0o755 });
        copy.edit("package-lock.json", '"lockfileVersion": 3,', '"lockfileVersion":  3,');
        rmSync(join(copy.root, "reports"), { recursive: true });
        const matrix = { "matrix.environment": "shared" };
        const { code, err } = runStep(
            copy,
            [PULL_REQUEST, "preview", "Preview"],
            { ...baseIs(), ...matrix },
            { path: [bin] },
        );
        assert.equal(code, 0, err);
        const { comparison } = JSON.parse(copy.read("reports/shared.json")) as Pick<Plan, "comparison">;
        const { against } = comparison ?? {};
        assert.match(against?.kind === "files" ? against.files.join() : "", /\/tree\/plan\/shared\.json$/);
        assert.ok((comparison?.summary.changes.update ?? 0) > 0);
        git("checkout", "--quiet", "package-lock.json");
    });

    it("comment that no environment is affected, and on one whose preview failed before there was a plan", () => {
        const of = (names: string) => {
            const { code, err } = runStep(copy, [PULL_REQUEST, "comment", "Write the comment"], {
                ...RUN,
                "needs.quick.outputs.environments": names,
            });
            assert.equal(code, 0, err);
            return readFileSync(join(copy.root, "comment.md"), "utf8");
        };
        assert.match(of("[]"), /\n## ✅ No environment is affected\n/);
        assert.match(of('["prod"]'), /\n## ❌ Not ready: `prod`\n/);
        rmSync(join(copy.root, "comment.md"));
    });

    it("upload the findings of the branch itself, blocked or not, and fail where there are none to upload", () => {
        const scan = (environment: string) =>
            runStep(copy, ["deploy.yml", "scan", "Preview"], { "matrix.environment": environment }).code;
        assert.equal(scan("shared"), 0);
        assert.equal(scan("nowhere"), 1);
    });

    it("pass a pull request where every preview that had to run is clean, and no other", () => {
        const verdict = (
            quick: string,
            tests: string,
            preview: string,
            environments: string,
            image = "skipped",
            images = "[]",
        ) =>
            runStep(copy, [PULL_REQUEST, "verdict", "Everything passed"], {
                "needs.quick.result": quick,
                "needs.tests.result": tests,
                "needs.preview.result": preview,
                "needs.quick.outputs.environments": environments,
                "needs.image.result": image,
                "needs.quick.outputs.images": images,
            }).code;
        assert.equal(verdict("success", "success", "success", '["dev"]'), 0);
        assert.equal(verdict("success", "success", "skipped", "[]"), 0);
        assert.equal(verdict("success", "success", "failure", '["dev"]'), 1);
        assert.equal(verdict("success", "success", "skipped", '["dev"]'), 1);
        assert.equal(verdict("success", "failure", "success", '["dev"]'), 1);
        assert.equal(verdict("failure", "skipped", "skipped", ""), 1);
        assert.equal(verdict("success", "cancelled", "success", '["dev"]'), 1, "somebody stopped it");
        assert.equal(verdict("success", "success", "skipped", "[]", "success", '["reference"]'), 0);
        assert.equal(verdict("success", "success", "skipped", "[]", "failure", '["reference"]'), 1);
        assert.equal(verdict("success", "success", "skipped", "[]", "skipped", '["reference"]'), 1);
    });

    it("refuses a commit that is not named by its whole id", () => {
        const check = (commit: string) =>
            runStep(copy, ["real-preview.yml", "dev", "Check the commit's id"], { "inputs.commit": commit });
        assert.equal(check(base).code, 0);
        for (const commit of ["main", base.slice(0, 12), `${base}\n${base}`, "refs/pull/1/head", "$(id)", ""]) {
            const { code, err } = check(commit);
            assert.deepEqual([code, err], [1, "commit: must be the whole id, 40 characters\n"], JSON.stringify(commit));
        }
    });

    it("put the repository's Node first for who starts node by its name", () => {
        assert.equal(runStep(copy, ["deploy.yml", "dev", "Use the repository's Node"], {}).code, 0);
        assert.equal(readFileSync(join(copy.root, "path.txt"), "utf8"), `${copy.root}/node_modules/.bin\n`);
    });

    it("keep GitLab's token in a file that nobody else reads", () => {
        const { script = [] } = committedGitLab().jobs["deploy-dev"] ?? {};
        const taking = script.filter((line) => !/npm ci|\/scripts\//.test(line));
        const show = 'echo "$AWS_WEB_IDENTITY_TOKEN_FILE"; echo "$AWS_ROLE_ARN $AWS_ROLE_SESSION_NAME"';
        const env = {
            AWS_TOKEN: "a.b-c_d%s",
            PLINTH_ROLE_ARN: "arn:aws:iam::222222222222:role/r",
            CI_PIPELINE_ID: "7",
        };
        const { code, out, err } = runScript(copy, [...taking, show].join("\n"), env);
        const [file = "", role] = out.trimEnd().split("\n");
        assert.deepEqual([code, err, role], [0, "", "arn:aws:iam::222222222222:role/r plinth-7"]);
        assert.equal(readFileSync(file, "utf8"), "a.b-c_d%s");
        assert.equal(statSync(file).mode & 0o777, 0o600);
        rmSync(file);
    });

    it("comment at GitLab on the environments that its rules chose", () => {
        const script = committedGitLab().jobs["comment"]?.script.filter((line) => !line.startsWith("npm ci")) ?? [];
        const env = {
            CI_MERGE_REQUEST_DIFF_BASE_SHA: base,
            CI_PIPELINE_URL: "https://gitlab.com/acme/platform/-/pipelines/7",
        };
        const { code, err } = runScript(copy, script.join("\n"), env);
        assert.equal(code, 0, err);
        const text = readFileSync(join(copy.root, "comment.md"), "utf8");
        assert.match(text, /\| `shared` \| `plinth-account` \|/);
        assert.ok(text.endsWith("<https://gitlab.com/acme/platform/-/pipelines/7>\n"));
    });
});
