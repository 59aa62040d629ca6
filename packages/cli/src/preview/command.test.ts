import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import type { Finding } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { finding, resource, stackPlan } from "../testdata/plans.ts";
import { addEnvironment, smallRepository, type TemporaryRepository } from "../testdata/temporaryRepository.ts";

/** Every stack asked for, with one queue in it; the findings given. */
function engine(findings: readonly Finding[] = [], failed = false) {
    return async ({ stacks }: PreviewRequest): Promise<PreviewResult> => ({
        stacks: stacks.map(({ directory, stack }) => {
            const project = projectOf(directory);
            return stackPlan(project, stack, [resource(project, stack, "aws:sqs/queue:Queue", "queue")]);
        }),
        findings,
        failed,
    });
}

function projectOf(directory: string): string {
    return /stacks\/(\w+)$/.exec(directory) ? `plinth-${directory.split("/").at(-1)}` : "plinth";
}

const urnIn = (project: string) => `urn:pulumi:layered::${project}::aws:sqs/queue:Queue::queue`;

describe("plinth preview", () => {
    let repository: TemporaryRepository;
    beforeEach(() => (repository = smallRepository()));
    afterEach(() => repository.dispose());

    const run = async (argv: string, preview = engine()) => {
        const host = recordingHost({ cwd: repository.root, preview });
        const code = await main(["preview", ...argv.split(" ")], host);
        const asked = host.requests[0]?.stacks.map(({ directory, stack }) => `${projectOf(directory)}/${stack}`);
        return { code, out: host.out(), err: host.err(), asked, request: host.requests[0] };
    };

    it("previews every layer of a layered environment after those it needs, judged by the pack", async () => {
        const { code, asked, request } = await run("layered");
        assert.equal(code, 0);
        assert.deepEqual(asked, ["plinth-base/layered", "plinth-extra/layered", "plinth-app/layered"]);
        assert.deepEqual(request?.policyPacks, [join(repository.root, "policies")]);
    });

    it("previews a single environment as one stack of the root project", async () => {
        const { asked, request } = await run("single");
        assert.deepEqual(asked, ["plinth/single"]);
        assert.equal(request?.stacks[0]?.directory, repository.root);
    });

    it("previews without judging where there is no pack", async () => {
        repository.remove("policies");
        const { code, request } = await run("layered");
        assert.equal(code, 0);
        assert.deepEqual(request?.policyPacks, []);
    });

    it("reports in the order of needs, whatever order the engine answers in", async () => {
        const { out } = await run("layered --format json", async (request) => {
            const result = await engine()(request);
            return { ...result, stacks: [...result.stacks].reverse() };
        });
        const { stacks } = JSON.parse(out) as { stacks: { project: string }[] };
        assert.deepEqual(
            stacks.map(({ project }) => project),
            ["plinth-base", "plinth-extra", "plinth-app"],
        );
    });

    it("writes a text report to stdout and nothing to stderr, which is no terminal", async () => {
        const { out, err } = await run("layered");
        assert.match(out, /^layered: 3 stacks\n/);
        assert.match(out, /\nlayered is clean \(\d+\.\d s\)\.\n/);
        assert.equal(err, "");
    });

    it("writes JSON alone to stdout, and the verdict to stderr", async () => {
        const { out, err } = await run("layered --format json");
        const plan = JSON.parse(out) as Record<string, unknown>;
        assert.deepEqual(Object.keys(plan), ["version", "environment", "layout", "stacks", "findings", "summary"]);
        assert.equal(plan["version"], 1);
        assert.equal(plan["environment"], "layered");
        assert.equal(plan["layout"], "layered");
        assert.match(err, /layered is clean/);
    });

    it("writes one file for each format into --out, and says which", async () => {
        const folder = join(repository.root, "made", "here");
        const { code, out, err } = await run(`layered --format text,json --out ${folder}`);
        assert.equal(code, 0);
        assert.equal(out, "");
        assert.match(err, new RegExp(`Wrote ${folder}/layered.txt, ${folder}/layered.json\n$`));
        assert.match(readFileSync(join(folder, "layered.txt"), "utf8"), /layered is clean/);
        assert.equal(
            (JSON.parse(readFileSync(join(folder, "layered.json"), "utf8")) as { version: number }).version,
            1,
        );
    });

    it("refuses an --out that cannot be a folder with 1", async () => {
        const { code, err } = await run(`layered --out ${join(repository.root, "package.json")}`);
        assert.equal(code, 1);
        assert.match(err, /--out .*package\.json: cannot be written: .* Fix: name a folder you may write to/);
    });

    it("ends with 2 when a mandatory rule is violated", async () => {
        const { code, out } = await run("layered", engine([finding("sqs-encryption", urnIn("plinth-app"))]));
        assert.equal(code, 2);
        assert.match(out, /✗ sqs-encryption \(mandatory, high\)/);
        assert.match(out, /layered is blocked by policy: 1 finding of mandatory level/);
    });

    it("ends with 0 when only an advisory rule is violated", async () => {
        const { code } = await run("layered", engine([finding("tags", urnIn("plinth-app"), { level: "advisory" })]));
        assert.equal(code, 0);
    });

    it("ends with 0 when something is unverified, and with 2 under --strict", async () => {
        const unverified = [
            finding("sqs-encryption", urnIn("plinth-app"), { outcome: "unverified", level: "advisory" }),
        ];
        assert.equal((await run("layered", engine(unverified))).code, 0);
        const strict = await run("layered --strict", engine(unverified));
        assert.equal(strict.code, 2);
        assert.match(strict.out, /blocked by --strict: 1 unverified/);
    });

    it("ends with 1 when a program failed, even where a rule is violated, too", async () => {
        const { code, out } = await run("layered", engine([finding("sqs-encryption", urnIn("plinth-app"))], true));
        assert.equal(code, 1);
        assert.match(out, /layered failed; the plan is incomplete/);
    });

    it("counts passes, and lists them on request only", async () => {
        const passes = engine([finding("sqs-encryption", urnIn("plinth-app"), { outcome: "pass" })]);
        const quiet = JSON.parse((await run("layered --format json", passes)).out) as {
            findings: unknown[];
            summary: { findings: object };
        };
        assert.deepEqual(quiet.findings, []);
        assert.deepEqual(quiet.summary.findings, {
            pass: 1,
            violation: 0,
            unverified: 0,
            exempted: 0,
            notApplicable: 0,
            errored: 0,
        });
        const asked = JSON.parse((await run("layered --format json --include pass", passes)).out) as {
            findings: unknown[];
        };
        assert.equal(asked.findings.length, 1);
    });

    it("refuses wrong settings before any program starts", async () => {
        repository.write("environments/layered/base.yaml", "size: 12\n");
        repository.write("environments/layered/app.yaml", "sise: 1\n");
        const { code, out, err, request } = await run("layered");
        assert.equal(code, 1);
        assert.equal(request, undefined);
        assert.equal(out, "");
        assert.match(err, /^environment "layered": 3 problems\n/);
        assert.match(err, /base\.yaml:1: size: must be at most 9, got 12/);
        assert.match(err, /app\.yaml:1: sise: is not a known setting, got 1. Fix: did you mean size\?/);
    });

    it("gives up when time is up", async () => {
        const { code, err } = await run(
            "layered --timeout 0.01",
            ({ signal }) =>
                new Promise((_, reject) => signal?.addEventListener("abort", () => reject(new Error("killed")))),
        );
        assert.equal(code, 1);
        assert.equal(
            err,
            [
                "stopped after 0.01 s (--timeout 0.01); nothing was reported. When time was up:",
                ...["base", "extra", "app"].map((layer) => `  - plinth-${layer}: it had not started`),
                "Fix: allow more time, or preview less (--layer, --passes 1) to see what does not end\n",
            ].join("\n"),
        );
    });

    it("brings the stacks of another environment that a need is resolved in, without showing them", async () => {
        addEnvironment(repository, "shared", "layered", ["base"]);
        addEnvironment(repository, "mine", "layered", ["app"], "upstream: { base: shared }\n");
        const { code, out, asked } = await run("mine");
        assert.equal(code, 0);
        assert.deepEqual(asked, ["plinth-base/shared", "plinth-app/mine"]);
        assert.doesNotMatch(out, /plinth-base/);
    });

    it("refuses a need resolved in an environment that is one stack", async () => {
        addEnvironment(repository, "mine", "layered", ["app"], "upstream: { base: single }\n");
        const { code, err } = await run("mine");
        assert.equal(code, 1);
        assert.match(err, /environment mine takes layer base from environment single, which has layout single/);
    });

    it("refuses a need resolved in an environment that does not have the layer", async () => {
        addEnvironment(repository, "shared", "layered", ["extra"]);
        addEnvironment(repository, "mine", "layered", ["app"], "upstream: { base: shared }\n");
        const { code, err } = await run("mine");
        assert.equal(code, 1);
        assert.match(
            err,
            /takes layer base from environment shared, which does not have it. Fix: add base to layers in environments\/shared/,
        );
    });

    it("leaves nothing in --out when the settings are wrong", async () => {
        repository.write("environments/layered/base.yaml", "size: 12\n");
        await run(`layered --out ${join(repository.root, "made")}`);
        assert.equal(existsSync(join(repository.root, "made")), false);
    });
});
