import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "@plinth/plan";
import type { Framework } from "@plinth/policies/controls";
import { main } from "../../main.ts";
import { recordingHost } from "../../testdata/host.ts";
import { finding, resource, stackPlan } from "../../testdata/plans.ts";
import { smallRepository } from "../../testdata/temporaryRepository.ts";
import { coverageOf } from "./coverage.ts";
import { coverageMarkdown, coverageText } from "./text.ts";

const frameworks: readonly Framework[] = [
    {
        id: "F",
        name: "Framework",
        version: "1.0",
        source: "its guide",
        retrieved: "2026-11-21",
        controls: [
            { id: "F.1", title: "a | b", rules: ["a", "b"] },
            { id: "F.2", title: "c", rules: ["c"] },
            { id: "F.3", title: "d", rules: [] },
            { id: "F.4", title: "e", rules: [], why: "not visible in a plan" },
        ],
    },
];
const verdict = (rule: string, outcome: Outcome) => ({ rule, outcome });
const verdicts = [verdict("a", "pass"), verdict("a", "violation"), verdict("b", "exempted"), verdict("other", "pass")];
const coverage = coverageOf(verdicts, frameworks);

describe("coverage of controls", () => {
    it("counts the verdicts of every rule that looks after a control, and tells what met no resource or no rule", () => {
        const [framework] = coverage;
        assert.deepEqual(framework?.judged, [
            {
                id: "F.1",
                title: "a | b",
                rules: ["a", "b"],
                counts: { pass: 1, violation: 1, unverified: 0, exempted: 1, notApplicable: 0, errored: 0 },
            },
        ]);
        assert.deepEqual(
            framework.withoutResource.map(({ id }) => id),
            ["F.2"],
        );
        assert.deepEqual(
            framework.notCovered.map(({ id }) => id),
            ["F.3", "F.4"],
        );
    });

    it("reads as a table with the names of what is not covered", () => {
        assert.equal(
            coverageText("dev", coverage, 100),
            `dev

Framework 1.0: rules look after 2 of 4 controls, 1 judged here
  control  pass  violation  unverified  exempted  not applicable  errored  rules
  F.1         1          1           0         1               0        0  a, b
  Met no resource (1): F.2
  Not covered (2)
    no rule yet (1): F.3
    not visible in a plan (1): F.4
`,
        );
    });

    it("reads as a Markdown page", () => {
        const page = coverageMarkdown("dev", coverage);
        assert.match(page, /^# Controls: dev\n\n## Framework 1\.0: rules look after 2 of 4 controls/);
        assert.match(page, /\n\| F\.1 a \\\| b \| 1 \| 1 \| 0 \| 1 \| 0 \| 0 \| `a`, `b` \|\n/);
        assert.match(page, /\nNot covered \(2\):\n\n- no rule yet: F\.3\n- not visible in a plan: F\.4\n$/);
    });
});

describe("plinth policies coverage", () => {
    let folder: string;
    beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "plinth-coverage-"))));
    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    const run = async (...argv: string[]) => {
        const host = recordingHost({ cwd: folder });
        return { code: await main(["policies", "coverage", ...argv], host), out: host.out(), err: host.err() };
    };
    const write = (name: string, content: unknown) =>
        writeFileSync(join(folder, name), typeof content === "string" ? content : JSON.stringify(content));
    const plan = (passes: number) => ({
        version: 1,
        environment: "dev",
        layout: "single",
        stacks: [],
        findings: [],
        summary: { findings: { pass: passes, notApplicable: 0 } },
    });

    it("counts the verdicts of plans", async () => {
        write("a.json", plan(0));
        const { code, out } = await run("--plan", "a.json", "--plan", "a.json", "--format", "json");
        assert.equal(code, 0);
        const { subject, frameworks: found } = JSON.parse(out) as { subject: string; frameworks: unknown };
        assert.equal(subject, "a.json, a.json");
        assert.ok(Array.isArray(found));
    });

    it("previews an environment and counts what passes, too, whether or not it is blocked", async () => {
        const repository = smallRepository();
        try {
            const host = recordingHost({
                cwd: repository.root,
                preview: async ({ stacks }) => ({
                    stacks: stacks.map(({ stack }) =>
                        stackPlan("plinth", stack, [resource("plinth", stack, "aws:kms/key:Key", "k")]),
                    ),
                    findings: ["pass", "violation"].map((outcome) =>
                        finding("kms-rotation", "urn:pulumi:single::plinth::aws:kms/key:Key::k", {
                            outcome: outcome as Outcome,
                        }),
                    ),
                    failed: false,
                }),
            });
            assert.equal(await main(["policies", "coverage", "single", "--format", "json"], host), 0);
            assert.equal((JSON.parse(host.out()) as { subject: string }).subject, "single");
        } finally {
            repository.dispose();
        }
    });

    it("refuses a plan that leaves out what passed, what is no plan, and what is not there", async () => {
        write("short.json", plan(3));
        write("other.json", { hello: 1 });
        write("broken.json", "{");
        for (const [file, what] of [
            ["short.json", /^short\.json: does not list what passed\. Fix: make one with plinth preview/],
            ["other.json", /^other\.json: is no plan\./],
            ["broken.json", /^broken\.json: is not JSON\./],
            ["gone.json", /^gone\.json: there is no such file\./],
        ] as const) {
            const { code, err } = await run("--plan", file);
            assert.equal(code, 1, file);
            assert.match(err, what);
        }
    });

    it("refuses an environment together with plans, and neither", async () => {
        assert.equal((await run()).code, 64);
        assert.equal((await run("dev", "--plan", "a.json")).code, 64);
    });
});
