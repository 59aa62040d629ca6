import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DEPLOY, PLAN, PREVIEW } from "./model/scripts.ts";
import { REPOSITORY } from "./testdata/committed.ts";

const ORDERS = "urn:pulumi:dev::plinth-database::plinth:database:Database$aws:rds/instance:Instance::orders";
const OF_PROD = "urn:pulumi:prod::plinth-database::aws:rds/instance:Instance::orders";

describe("what commits let be replaced", () => {
    let folder: string;
    let base: string;
    const git = (...args: string[]): string =>
        execFileSync(
            "git",
            ["-c", "user.name=t", "-c", "user.email=t@example.com", "-c", "commit.gpgsign=false", ...args],
            {
                cwd: folder,
                encoding: "utf8",
            },
        ).trim();
    const commit = (message: string) => git("commit", "--quiet", "--allow-empty", `--message=${message}`);

    before(() => {
        folder = mkdtempSync(join(tmpdir(), "plinth-scripts-"));
        cpSync(join(REPOSITORY, "tools/pipelines/scripts"), join(folder, "tools/pipelines/scripts"), {
            recursive: true,
        });
        // Tells what it was called with, an argument a line, and makes a plan of the base where it is asked to.
        const npx = `#!/usr/bin/env bash
printf "%s\\n" "$@" > called.txt
if [[ "$2" == plan ]]; then mkdir plan && echo "Digest: sha256:0a"; fi
if [[ "$2" == preview && "$*" == *"--out plan" ]]; then mkdir plan && echo "{}" > "plan/$3.json"; exit "\${BASE_ENDS:-0}"; fi
`;
        writeFileSync(join(folder, "npx"), npx, { mode: 0o755 });
        writeFileSync(join(folder, "npm"), "#!/usr/bin/env bash\n", { mode: 0o755 });
        mkdirSync(join(folder, "environments/dev"), { recursive: true });
        writeFileSync(join(folder, "environments/dev/environment.yaml"), "layers: []\n");
        git("init", "--quiet", "--initial-branch=main");
        writeFileSync(join(folder, "package-lock.json"), "{}");
        git("add", "package-lock.json", "environments");
        commit("Before\n\nAllow-Replace: urn:pulumi:dev::old");
        base = git("rev-parse", "HEAD");
        commit(
            `One\n\nNot a trailer: Allow-Replace: urn:pulumi:dev::no\n\nAllow-Replace: ${ORDERS}\nAllow-Replace: ${OF_PROD}`,
        );
        commit(`Two\n\nAllow-Replace: ${ORDERS}\nAllow-Replace: --yes`);
    });
    after(() => rmSync(folder, { recursive: true, force: true }));

    const start = (script: string, env: Readonly<Record<string, string>>) =>
        spawnSync(script, [], {
            cwd: folder,
            encoding: "utf8",
            env: { PATH: `${folder}:${process.env["PATH"]}`, TMPDIR: folder, ...env },
        });
    const run = (script: string, env: Readonly<Record<string, string>>): string[] => {
        const { status, stderr } = start(script, env);
        assert.equal(status, 0, stderr);
        return readFileSync(join(folder, "called.txt"), "utf8").trimEnd().split("\n");
    };

    it("is handed to the preview, each once, of its own environment, and no other option", () => {
        const reports = ["--format", "json,text,sarif,junit,github,gitlab", "--out", "reports"];
        assert.deepEqual(run(PREVIEW, { ENVIRONMENT: "dev", BASE: base }), [
            ...["plinth", "preview", "dev", "--base", base, "--allow-replace", ORDERS, "--judge-with", base],
            ...reports,
        ]);
        assert.deepEqual(run(PREVIEW, { ENVIRONMENT: "staging", BASE: base }), [
            ...["plinth", "preview", "staging", "--base", base, "--judge-with", base],
            ...reports,
        ]);
    });

    it("is handed to the deployment of the push", () => {
        const up = (environment: string, before: string) => run(DEPLOY, { ENVIRONMENT: environment, BEFORE: before });
        assert.deepEqual(up("dev", base), ["plinth", "up", "dev", "--yes", "--tag", "--allow-replace", ORDERS]);
        assert.deepEqual(up("prod", base), ["plinth", "up", "prod", "--yes", "--tag", "--allow-replace", OF_PROD]);
        assert.deepEqual(up("dev", git("rev-parse", "HEAD")), ["plinth", "up", "dev", "--yes", "--tag"]);
    });

    it("is handed to the plan of the push, whose digest goes to the deployment that is held to it", () => {
        const environment = { ENVIRONMENT: "dev", BEFORE: base };
        const output = join(folder, "output.txt");
        const called = run(PLAN, { ...environment, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: join(folder, "s.md") });
        assert.deepEqual(called, ["plinth", "plan", "dev", "--out", "plan", "--allow-replace", ORDERS]);
        assert.equal(readFileSync(output, "utf8"), "digest=sha256:0a\n");
        assert.equal(readFileSync(join(folder, "plan.env"), "utf8"), "PLAN_DIGEST=sha256:0a\n");
        const without = start(DEPLOY, { ...environment, HAND_OVER: "true", PLAN_DIGEST: "" });
        assert.match(without.stderr, /PLAN_DIGEST: the job that plans named none/);
        mkdirSync(join(folder, "plan"), { recursive: true });
        rmSync(join(folder, ".plinth/plan"), { recursive: true });
        assert.deepEqual(run(DEPLOY, { ...environment, HAND_OVER: "true", PLAN_DIGEST: "sha256:0a" }), [
            ...["plinth", "up", "dev", "--yes", "--tag", "--allow-replace", ORDERS],
            ...["--plan", ".plinth/plan", "--plan-digest", "sha256:0a"],
        ]);
        rmSync(join(folder, ".plinth"), { recursive: true });
    });

    it("counts since the last deployment of the environment, whatever was pushed since", () => {
        const head = git("rev-parse", "HEAD");
        const up = () => run(DEPLOY, { ENVIRONMENT: "prod", BEFORE: head });
        git("tag", "deploy/dev/1", "HEAD");
        assert.deepEqual(up(), ["plinth", "up", "prod", "--yes", "--tag"]);
        git("tag", "deploy/prod/9", "HEAD");
        git("-c", "tag.gpgsign=false", "tag", "--annotate", "--message=m", "deploy/prod/10", base);
        assert.deepEqual(up(), ["plinth", "up", "prod", "--yes", "--tag", "--allow-replace", OF_PROD]);
        git("tag", "--delete", "deploy/dev/1", "deploy/prod/9", "deploy/prod/10");
    });

    it("is nothing for the first push of a branch", () => {
        assert.deepEqual(run(DEPLOY, { ENVIRONMENT: "dev", BEFORE: "0".repeat(40) }), [
            "plinth",
            "up",
            "dev",
            "--yes",
            "--tag",
        ]);
    });

    describe("where third-party packages change", () => {
        before(() => {
            writeFileSync(join(folder, "package-lock.json"), "{ }");
            git("add", "package-lock.json");
            commit("Packages");
        });

        it("takes the plan of the base, blocked or not, and refuses to go on without one", () => {
            for (const ends of ["0", "2"]) {
                const called = run(PREVIEW, { ENVIRONMENT: "dev", BASE: base, BASE_ENDS: ends });
                assert.deepEqual(called.slice(0, 4), ["plinth", "preview", "dev", "--against"]);
                assert.match(called[4] ?? "", /\/tree\/plan\/dev\.json$/);
                assert.deepEqual(called.slice(5, 7), ["--allow-replace", ORDERS]);
            }
            const { status, stderr } = start(PREVIEW, { ENVIRONMENT: "dev", BASE: base, BASE_ENDS: "1" });
            assert.equal(status, 1);
            assert.match(stderr, /^The preview of [0-9a-f]{40} failed, so there is nothing to compare with\.$/m);
        });

        it("compares with nothing where the base has no such environment", () => {
            const called = run(PREVIEW, { ENVIRONMENT: "fresh", BASE: base });
            assert.deepEqual(called.slice(0, 4), ["plinth", "preview", "fresh", "--judge-with"]);
        });
    });
});
