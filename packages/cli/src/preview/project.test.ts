import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { PreviewRequest, PreviewResult } from "@plinth/engine";
import { Secret, unknown } from "@plinth/plan";
import { main } from "../main.ts";
import { recordingHost } from "../testdata/host.ts";
import { resource, stackPlan } from "../testdata/plans.ts";

async function engine({ stacks }: PreviewRequest): Promise<PreviewResult> {
    const plans = stacks.map(({ stack }) => stackPlan("shop", stack, [resource("shop", stack, "a:b:C", "thing")]));
    return { stacks: plans, findings: [], failed: false };
}

describe("plinth preview --project", () => {
    let root: string;
    beforeEach(() => (root = realpathSync(mkdtempSync(join(tmpdir(), "plinth-project-")))));
    afterEach(() => rmSync(root, { recursive: true }));

    function write(files: Readonly<Record<string, string>>): void {
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
    }

    const project = (...stacks: string[]): void =>
        write({
            "app/Pulumi.yaml": "name: shop\nruntime: nodejs\n",
            ...Object.fromEntries(stacks.map((stack) => [`app/Pulumi.${stack}.yaml`, ""])),
        });

    async function run(argv: string) {
        const host = recordingHost({ cwd: root, preview: engine });
        const code = await main(["preview", ...argv.split(" ")], host);
        return { code, out: host.out(), err: host.err(), request: host.requests[0] };
    }

    it("previews a project of any folder as one stack, judged by the packs that are named", async () => {
        project();
        const { code, out, request } = await run("--project app --policy-pack one --policy-pack ../two");
        assert.equal(code, 0);
        assert.deepEqual(request?.stacks, [{ directory: join(root, "app"), stack: "dev" }]);
        assert.deepEqual(request?.policyPacks, [join(root, "one"), join(dirname(root), "two")]);
        assert.match(out, /^dev: one stack\n\nshop 1 resource/);
        const again = "Next: npx plinth preview --project app --policy-pack one --policy-pack ../two --format json";
        assert.ok(out.replaceAll("\n", " ").includes(again), out);
    });

    it("writes a plan whose environment is the stack", async () => {
        project();
        const { out } = await run("--project app --stack prod --format json");
        const { environment, layout } = JSON.parse(out) as Record<string, unknown>;
        assert.deepEqual([environment, layout], ["prod", "single"]);
    });

    for (const [configured, stack] of [
        [[], "dev"],
        [["prod"], "prod"],
        [["dev", "prod"], "dev"],
    ] as const) {
        it(`takes stack ${stack} where ${configured.join(" and ") || "none"} is configured`, async () => {
            project(...configured);
            assert.equal((await run("--project app")).request?.stacks[0]?.stack, stack);
        });
    }

    it("refuses to guess among several stacks", async () => {
        project("prod", "staging");
        const { code, err, request } = await run("--project app");
        assert.deepEqual([code, request], [1, undefined]);
        assert.equal(
            err,
            "project shop has configuration for several stacks: prod, staging. Fix: name one with --stack\n",
        );
    });

    it("takes the organization of a stack's full name", async () => {
        project();
        for (const name of ["acme/prod", "acme/shop/prod"]) {
            const { request } = await run(`--project app --stack ${name}`);
            assert.deepEqual([request?.organization, request?.stacks[0]?.stack], ["acme", "prod"]);
        }
        assert.equal((await run("--project app --stack prod")).request?.organization, undefined);
    });

    it("refuses a stack of another project, and what is no name", async () => {
        project();
        const other = await run("--project app --stack acme/store/prod");
        assert.deepEqual([other.code, other.request], [1, undefined]);
        assert.match(other.err, /^--stack acme\/store\/prod: names project store, but --project is shop\. Fix: /);
        const strange = await run("--project app --stack a*b");
        assert.equal(strange.code, 1);
        assert.match(strange.err, /^--stack a\*b: is not a stack's name\. Fix: /);
    });

    for (const [argv, said] of [
        ["dev --project app", "name an environment or --project <dir>, not both."],
        ["--project app --layer network", "--layer goes with an environment, not with --project."],
        ["dev --stack prod", "--stack goes with --project; the stacks of an environment are named after it."],
    ] as const) {
        it(`refuses "${argv}" with 64`, async () => {
            project();
            const { code, err, request } = await run(argv);
            assert.deepEqual([code, request], [64, undefined]);
            assert.ok(err.startsWith(`error: ${said}\nUsage: plinth preview`), err);
        });
    }

    for (const [what, files, said] of [
        ["a folder that is not there", {}, /\/app does not exist\. Fix: name a project's folder\n$/],
        [
            "a folder without a project",
            { "app/index.ts": "" },
            /no Pulumi project found in .*\/app: Pulumi\.yaml is missing\. Fix: /,
        ],
        [
            "a program of another language",
            { "app/Pulumi.yaml": "name: a\nruntime: python\n" },
            /runtime is python; .* Fix: /,
        ],
    ] as const) {
        it(`refuses ${what} with 1`, async () => {
            write(files);
            const { code, err, out, request } = await run("--project app");
            assert.deepEqual([code, out, request], [1, "", undefined]);
            assert.match(err, said);
        });
    }

    describe("with --answers", () => {
        beforeEach(() => project());

        async function answers(text: string) {
            write({ "answers.json": text });
            return await run("--project app --answers answers.json");
        }

        it("gives results of invokes and outputs of stacks, secret where they say so", async () => {
            const { code, request } = await answers(
                JSON.stringify({
                    invokes: [
                        {
                            tok: "aws:index/getRegion:getRegion",
                            args: { region: "x" },
                            result: { name: "x", secret: "y" },
                        },
                    ],
                    stackOutputs: {
                        "acme/net/prod": {
                            id: "vpc-1",
                            password: { secret: { user: "hush" } },
                            both: { secret: "a", other: "b" },
                            later: { $unknown: true },
                        },
                    },
                }),
            );
            assert.equal(code, 0);
            assert.deepEqual(request?.answers, {
                invokes: [
                    { tok: "aws:index/getRegion:getRegion", args: { region: "x" }, result: { name: "x", secret: "y" } },
                ],
                stackOutputs: {
                    "acme/net/prod": {
                        id: "vpc-1",
                        password: new Secret({ user: "hush" }),
                        both: { secret: "a", other: "b" },
                        later: unknown,
                    },
                },
            });
        });

        it("takes YAML, and JSON that is indented with tabs", async () => {
            assert.equal((await answers("stackOutputs:\n  acme/net/prod: { id: vpc-1 }\n")).code, 0);
            assert.equal((await answers('{\n\t"invokes": [\n\t\t{ "tok": "a:b:c", "result": {} }\n\t]\n}\n')).code, 0);
        });

        it("names everything that is wrong at once, with line, rule and fix, and no value but a token", async () => {
            const { code, err, request } = await answers(
                '{ "invokes": [\n  { "tok": "x", "reslt": { "a": "canary" } },\n  { "tok": "a:b:c", "result": "canary" } ],\n' +
                    '  "stackOutputs": {\n    "a/b": {},\n    "a/b/c": "canary" } }\n',
            );
            assert.deepEqual([code, request], [1, undefined]);
            assert.match(err, /^--answers answers\.json: 6 problems\n/);
            for (const line of [
                'answers.json:2: invokes[0].tok: must be a token such as aws:index/getRegion:getRegion, got "x". Fix: ',
                "answers.json:2: invokes[0].result: is required and must be a map",
                "answers.json:2: invokes[0].reslt: is not a known setting. Fix: did you mean result?",
                "answers.json:3: invokes[1].result: must be a map",
                'answers.json:5: stackOutputs["a/b"]: has a name that must be a stack\'s full name: organization/project/stack',
                'answers.json:6: stackOutputs["a/b/c"]: must be a map',
            ]) {
                assert.ok(err.includes(line), `${line}\nis not in\n${err}`);
            }
            assert.equal(err.includes("canary"), false);
        });

        for (const [text, said] of [
            ["", "answers.json: is empty. Fix: write invokes or stackOutputs"],
            ["[]", "answers.json: must hold a map of settings. Fix: write invokes or stackOutputs"],
            ['{ "invokes": [', "answers.json:1: is not valid YAML: "],
        ] as const) {
            it(`refuses ${JSON.stringify(text)}`, async () => {
                const { code, err } = await answers(text);
                assert.equal(code, 1);
                assert.ok(err.includes(said), err);
            });
        }

        it("refuses a file that is not there, and a folder", async () => {
            const missing = await run("--project app --answers nowhere.json");
            assert.equal(missing.code, 1);
            assert.equal(
                missing.err,
                "--answers nowhere.json: does not exist. Fix: name a file of answers, as JSON or YAML\n",
            );
            assert.match((await run("--project app --answers app")).err, /^--answers app: is a folder\. Fix: /);
        });
    });
});
