import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { Stopped } from "../host.ts";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { OwnTemporaryFolder } from "../testdata/ownTemporaryFolder.ts";
import { gitRepository, type GitRepository } from "../testdata/gitRepository.ts";
import { resource, stackPlan } from "../testdata/plans.ts";
import { addEnvironment } from "../testdata/temporaryRepository.ts";

const DATABASE = "aws:rds/instance:Instance";
const urnIn = (layer: string) => `urn:pulumi:layered::plinth-${layer}::${DATABASE}::data`;

/** Each layer has one database, named by the layer's setting `size`. */
async function engine({ stacks }: PreviewRequest): Promise<PreviewResult> {
    return {
        stacks: stacks.map(({ directory, stack }) => {
            const layer = basename(directory);
            const settings = readFileSync(join(directory, "../../environments/layered", `${layer}.yaml`), "utf8");
            const database = {
                ...resource(`plinth-${layer}`, stack, DATABASE, "data"),
                inputs: { dbName: settings.trim() },
            };
            return stackPlan(`plinth-${layer}`, stack, [database]);
        }),
        findings: [],
        failed: false,
    };
}

describe("plinth preview --base", () => {
    let repository: GitRepository;
    let temporary: OwnTemporaryFolder;
    beforeEach(() => {
        repository = gitRepository();
        temporary = new OwnTemporaryFolder();
    });
    afterEach(() => {
        const leftovers = temporary.remove("plinth-base-");
        const worktrees = existsSync(join(repository.root, ".git")) ? repository.git("worktree", "list").trim() : "";
        repository.dispose();
        assert.deepEqual(leftovers, [], "a worktree was left");
        assert.ok(!worktrees.includes("\n"), worktrees);
    });

    const run = async (argv: string, preview = engine) => {
        const host = recordingHost({ cwd: repository.root, preview });
        const code = await main(["preview", ...argv.split(" ")], host);
        return { code, out: host.out(), err: host.err(), requests: host.requests, host };
    };
    const comparisonOf = (out: string) =>
        (
            JSON.parse(out) as {
                comparison: {
                    against: object;
                    stacks: { project: string; presence: string; changes: { kind: string; urn: string }[] }[];
                    summary: { refused: number };
                };
            }
        ).comparison;

    it("previews both revisions, the other one in a worktree, in pass one and judged by nobody", async () => {
        repository.edit("environments/layered/base.yaml", "size: 1", "size: 2");
        const { code, out, err, requests } = await run("layered --base HEAD --format json");
        assert.equal(requests.length, 2);
        const [base, now] = [...requests].sort((one, other) => one.policyPacks.length - other.policyPacks.length);
        assert.deepEqual([base?.policyPacks, base?.passes], [[], 1]);
        assert.match(base?.stacks[0]?.directory ?? "", /plinth-base-\w+\/tree\/stacks\/base$/);
        assert.equal(now?.stacks[0]?.directory, join(repository.root, "stacks/base"));
        const comparison = comparisonOf(out);
        assert.deepEqual(comparison.against, {
            kind: "revision",
            revision: "HEAD",
            commit: repository.git("rev-parse", "HEAD").trim(),
        });
        assert.deepEqual(
            comparison.stacks.map(({ project, changes }) => [project, changes.map(({ kind }) => kind)]),
            [
                ["plinth-app", []],
                ["plinth-base", ["replace"]],
                ["plinth-extra", []],
            ],
        );
        assert.match(err, /^The working tree has 1 file that is not committed: it is part of what is compared\.\n/);
        assert.equal(code, 2);
    });

    it("refuses replaces of what holds data, until they are allowed", async () => {
        repository.edit("environments/layered/base.yaml", "size: 1", "size: 2");
        const refused = await run("layered --base main");
        assert.equal(refused.code, 2);
        assert.match(refused.out, /\n✗ replaces a database: dbName changes \(data may be lost, refused\)\n/);
        assert.match(refused.out, /\nlayered is refused: 1 resource that holds something would be replaced or deleted/);
        const allowed = await run(`layered --base main --allow-replace ${urnIn("base")}`);
        assert.equal(allowed.code, 0);
        assert.match(allowed.out, /\(data may be lost, allowed\)/);
    });

    it("takes the worktree's place in paths for the repository's", async () => {
        const { out } = await run("layered --base HEAD --format json", async ({ stacks }) => ({
            stacks: stacks.map(({ directory, stack }) => {
                const layer = basename(directory);
                const made = {
                    ...resource(`plinth-${layer}`, stack, "aws:sqs/queue:Queue", "q"),
                    inputs: { files: [{ at: `${directory}/a` }] },
                };
                return stackPlan(`plinth-${layer}`, stack, [made]);
            }),
            findings: [],
            failed: false,
        }));
        assert.deepEqual(
            comparisonOf(out).stacks.map(({ changes }) => changes),
            [[], [], []],
        );
    });

    it("gives up when time is up", async () => {
        const { code, err } = await run("layered --base HEAD --timeout 0.4", async ({ signal }) => {
            await new Promise((resolve) => signal?.addEventListener("abort", resolve));
            throw new Error("stopped");
        });
        assert.equal(code, 1);
        assert.match(err, /stopped after 0\.4 s \(--timeout 0\.4\)/);
    });

    it("compares the layers that are shown, and no others", async () => {
        repository.edit("environments/layered/base.yaml", "size: 1", "size: 2");
        const { code, out } = await run("layered --base HEAD --layer app --format json");
        assert.deepEqual(
            comparisonOf(out).stacks.map(({ project, changes }) => [project, changes.length]),
            [["plinth-app", 0]],
        );
        assert.equal(code, 0);
    });

    it("finds everything new in an environment that the revision does not have", async () => {
        repository.dispose();
        repository = gitRepository((empty) => empty.remove("environments/single"));
        addEnvironment(repository, "single", "single", ["base"]);
        const { code, requests, out } = await run("single --base HEAD --format json", async ({ stacks }) => ({
            stacks: stacks.map(({ stack }) =>
                stackPlan("plinth", stack, [resource("plinth", stack, DATABASE, "data")]),
            ),
            findings: [],
            failed: false,
        }));
        assert.equal(requests.length, 1);
        assert.deepEqual(
            comparisonOf(out).stacks.map(({ presence, changes }) => [presence, changes.map(({ kind }) => kind)]),
            [["added", ["create"]]],
        );
        assert.equal(code, 0);
    });

    it("refuses a revision that cannot be previewed, and says why", async () => {
        const { code, err } = await run("layered --base HEAD", async (request) => {
            if (request.policyPacks.length > 0) return await engine(request);
            const failed = stackPlan("plinth-base", "layered", [], {
                diagnostics: [{ severity: "error", message: "Error: no such zone\n    at a (b.ts:1:1)" }],
            });
            return { stacks: [failed], findings: [], failed: true };
        });
        assert.equal(code, 1);
        assert.equal(
            err,
            "--base HEAD: the environment's preview fails at that revision:\n  - Error: no such zone\nFix: name a revision that can be previewed\n",
        );
    });

    it("stops the other preview when one side fails, and leaves nothing when it is stopped itself", async () => {
        const waiting = async (request: PreviewRequest): Promise<PreviewResult> => {
            if (request.policyPacks.length === 0) throw new Error("the base broke");
            await new Promise((resolve) => request.signal?.addEventListener("abort", resolve));
            throw new Error("aborted");
        };
        const failed = await run("layered --base HEAD", waiting);
        assert.equal(failed.code, 1);
        assert.match(failed.err, /the base broke/);

        const host = recordingHost({
            cwd: repository.root,
            preview: async ({ signal }) => {
                host.abort(new Stopped("SIGINT"));
                signal?.throwIfAborted();
                throw new Error("not stopped");
            },
        });
        assert.equal(await main(["preview", "layered", "--base", "HEAD"], host), 130);
        assert.equal(host.err(), "Stopped by SIGINT.\n");
    });

    it("refuses a revision that does not exist", async () => {
        const { code, err, requests } = await run("layered --base no-such-branch");
        assert.equal(code, 1);
        assert.match(
            err,
            /^--base no-such-branch: is not a revision of this repository\. Fix: name a branch, tag or commit/,
        );
        assert.equal(requests.length, 0);
    });

    it("refuses a name that git would take for an option", async () => {
        const { code, err } = await run("layered --base=--help");
        assert.equal(code, 1);
        assert.match(err, /^--base --help: is not a revision/);
    });

    it("refuses where there is no git repository, and where a merge is not finished", async () => {
        repository.git("checkout", "--quiet", "-b", "other");
        repository.edit("environments/layered/base.yaml", "size: 1", "size: 3");
        repository.commit("three");
        repository.git("checkout", "--quiet", "main");
        repository.edit("environments/layered/base.yaml", "size: 1", "size: 2");
        repository.commit("two");
        assert.throws(() =>
            repository.git("-c", "user.name=t", "-c", "user.email=t@example.com", "merge", "--quiet", "other"),
        );
        repository.write("environments/layered/base.yaml", "size: 2\n");
        const merging = await run("layered --base HEAD");
        assert.equal(merging.code, 1);
        assert.match(
            merging.err,
            /^--base: a merge is not finished, .*environments\/layered\/base\.yaml\. Fix: resolve the conflicts\n$/,
        );
        repository.remove(".git");
        const none = await run("layered --base HEAD");
        assert.equal(none.code, 1);
        assert.match(
            none.err,
            /is not in a git repository.*Fix: run the command in a clone, or compare with a file: --against\n$/,
        );
    });

    it("refuses a revision with other third-party packages, and names the commands to use", async () => {
        const lock = (version: string, workspace: string) =>
            JSON.stringify({
                packages: {
                    "": {},
                    "packages/a": { version: workspace },
                    "node_modules/a": { link: true },
                    "node_modules/zod": { version },
                },
            });
        repository.write("package-lock.json", lock("1.0.0", "1"));
        repository.commit("packages");
        repository.write("package-lock.json", lock("1.0.0", "2"));
        assert.equal((await run("layered --base HEAD")).code, 0);
        repository.write("package-lock.json", lock("2.0.0", "2"));
        const { code, err } = await run("layered --base HEAD");
        assert.equal(code, 1);
        assert.match(err, /^--base HEAD: its package-lock\.json has other packages than the installed ones \(zod\)/);
        assert.match(
            err,
            /git worktree add \.\.\/plinth-base HEAD && cd \.\.\/plinth-base && npm ci && npx plinth preview layered --format json --out plan; then here: npx plinth preview layered --against/,
        );
    });

    for (const [argv, said] of [
        ["layered --base HEAD --against file.json", /compare with --base or --against, not both/],
        ["layered --allow-replace urn", /--allow-replace goes with --base or --against/],
        ["--project . --base HEAD", /--base goes with an environment/],
    ] as const) {
        it(`refuses ${argv}`, async () => {
            const { code, err } = await run(argv);
            assert.equal(code, 64);
            assert.match(err, said);
        });
    }
});
