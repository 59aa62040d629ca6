import assert from "node:assert/strict";
import { type FakeAws, known } from "../../bootstrap/testdata/fakes.ts";
import { recordingHost } from "../../testdata/host.ts";
import { copyOfThisRepository, type TemporaryRepository } from "../../testdata/temporaryRepository.ts";
import type { DoctorOptions } from "../arguments.ts";
import { doctor } from "../command.ts";
import { bootstrapped, complete, completeAws, facts, FakeForge, STORE } from "../testdata/complete.ts";
import { goThrough } from "./checklist.ts";
import { type Part, PARTS, type Surroundings, type Verdict } from "./checklistStep.ts";
import { look, partsOf } from "./look.ts";

const NOBODY = { known: false, needs: "gh on PATH, and gh auth login" } as const;

describe("the checklist of a deployment", () => {
    let repository: TemporaryRepository;
    let aws: FakeAws;
    let forge: FakeForge;

    beforeEach(() => {
        repository = copyOfThisRepository();
        bootstrapped(repository);
        aws = completeAws();
        forge = new FakeForge();
    });

    afterEach(() => repository.dispose());

    async function around(change: Partial<Surroundings> = {}): Promise<Surroundings> {
        return { ...(await complete(repository, aws, forge)), ...change };
    }

    async function verdicts(
        change: Partial<Surroundings> = {},
        parts: readonly Part[] = PARTS,
    ): Promise<Record<string, Verdict>> {
        const steps = await goThrough(parts, await around(change));
        return Object.fromEntries(steps.map(({ id, verdict }) => [id, verdict]));
    }

    it("is all there where everything is, but for what a person judges", async () => {
        const left = Object.entries(await verdicts()).filter(([, { is }]) => is !== "ok");
        assert.deepEqual(
            left.map(([id, { is }]) => [id, is]),
            [["preview", "unchecked"]],
        );
    });

    it("has for each part what that needs, and what everybody needs", async () => {
        const ids = async (part: Part) => Object.keys(await verdicts({}, [part]));
        const [cloud, gitlab] = [await ids("pulumi-cloud"), await ids("gitlab")];
        assert.ok(cloud.includes("pulumi-login") && !cloud.includes("bucket") && cloud.includes("bootstrap"));
        assert.ok(gitlab.includes("gitlab-variables") && !gitlab.includes("github-variables"));
        for (const part of PARTS) {
            const own = await ids(part);
            assert.deepEqual([own[0], own.at(-1)], ["dependencies", "first-deployment"], part);
        }
    });

    it("never says that something is there which nobody could ask about", async () => {
        const nobody = { known: false, needs: "the AWS CLI on PATH" } as const;
        Object.assign(aws, { who: nobody, named: nobody, provider: nobody });
        Object.assign(forge, { there: NOBODY, told: NOBODY, checks: NOBODY });
        const found = await verdicts({ facts: { ...facts, awsCredentials: ["AWS_PROFILE"] } });
        const asked = ["sign-in", "bucket", "pipeline-roles", "github-environments", "github-variables"];
        for (const id of [...asked, "github-checks", "gitlab-variables", "gitlab-checks", "switch"]) {
            assert.equal(found[id]?.is, "unchecked", id);
        }
        const without = await verdicts({ facts: { ...facts, awsCredentials: [] } });
        assert.deepEqual(
            ["sign-in", "bucket", "pipeline-roles"].map((id) => without[id]?.is),
            ["missing", "unchecked", "unchecked"],
        );
    });

    const wrong: readonly (readonly [
        string,
        () => Promise<Partial<Surroundings>> | Partial<Surroundings> | void,
        RegExp,
    ])[] = [
        ["dependencies", () => ({ facts: { ...facts, install: { ready: false, reason: "zod is missing" } } }), /zod/],
        ["pulumi-cli", () => ({ facts: { ...facts, pulumi: { found: false } } }), /not on PATH/],
        [
            "settings",
            async () => ({ repository: { ...(await around()).repository, settingsProblems: 3 } }),
            /3 problems/,
        ],
        ["account", () => ({ target: { wrong: "environment.yaml is missing" } }), /environment\.yaml is missing/],
        ["sign-in", () => void (aws.who = known({ account: "999999999999", arn: "x" })), /signed in to 999999999999/],
        ["bucket", () => void (aws.named = known({ is: "free" })), /there is no bucket plinth-dev-state-210987654321/],
        ["bucket", () => void (aws.named = known({ is: "foreign" })), /another account's/],
        [
            "pipeline-roles",
            () => void (aws.provider = known(false)),
            /no identity provider for https:\/\/token\.actions/,
        ],
        [
            "workflows",
            async () => ({
                repository: { ...(await around()).repository, stalePipelines: async () => "deploy.yml" },
            }),
            /deploy\.yml/,
        ],
        [
            "committed",
            async () => ({ repository: { ...(await around()).repository, committed: async () => [] } }),
            /Pulumi\.dev\.yaml/,
        ],
        [
            "pulumi-login",
            async () => ({ repository: { ...(await around()).repository, signedIn: () => false } }),
            /nobody is signed in/,
        ],
        [
            "github-environments",
            () => void (forge.there = known([{ name: "dev", approved: false }])),
            /there is no dev-preview/,
        ],
        [
            "github-variables",
            () => void (forge.told = known({ PULUMI_BACKEND_URL: STORE })),
            /dev has no PLINTH_ROLE_ARN/,
        ],
        [
            "github-variables",
            () => void (forge.told = known({ PLINTH_ROLE_ARN: "x", PULUMI_BACKEND_URL: "s3://other" })),
            /s3:\/\/other, and settings have s3:\/\/plinth/,
        ],
        ["github-checks", () => void (forge.checks = known([])), /does not require Verdict/],
        ["switch", () => void (forge.told = known({})), /PLINTH_DEPLOY is not set/],
    ];
    for (const [id, change, found] of wrong) {
        it(`sees what is wrong: ${id} (${found.source})`, async () => {
            const verdict = (await verdicts((await change()) ?? {}))[id];
            assert.equal(verdict?.is, "missing");
            assert.match(verdict.is === "missing" ? verdict.found : "", found);
        });
    }

    it("sees an environment whose role every branch could take", async () => {
        forge.there = known([
            { name: "dev", approved: false, limited: false },
            { name: "dev-preview", approved: false, limited: true },
        ]);
        const found = (await verdicts())["github-environments"];
        assert.deepEqual(found, { is: "missing", found: "dev may be used from every branch, and so may its role" });
    });

    it("asks for the environment that reads alone where somebody deploys by hand", async () => {
        repository.edit("environments/dev/bootstrap.yaml", /^ {2}deploy: .*\n/m, "");
        forge.there = known([{ name: "dev-preview", approved: false, limited: true }]);
        const found = await verdicts();
        assert.deepEqual(found["github-environments"], { is: "ok", found: "dev-preview" });
        assert.equal(found["github-variables"]?.is, "ok");
    });

    describe("for environments of pull requests", () => {
        const review = { name: "review", approved: true, limited: true };
        const PATHS = "{ path: /plinth/dev-review/, permissionsBoundary: deployment/plinth-dev-review-boundary }";
        const reviews = (roles: string): void =>
            repository.edit(
                "environments/dev/environment.yaml",
                /^tags:/m,
                `review: { layers: [reference], monthlyCostCap: 50${roles} }\ntags:`,
            );
        const roleIs = (name: string): string => `arn:aws:iam::210987654321:role/deployment/${name}`;

        beforeEach(() => {
            const repo = "{ owner: acme, ownerId: 123456, name: platform, id: 456789 }";
            repository.edit(
                "environments/dev/bootstrap.yaml",
                "breakGlass:",
                `  review:\n    identity: { forge: github, repository: ${repo}, job: { environment: review } }\n    reads: [network, cluster]\nbreakGlass:`,
            );
            forge.there = known([{ name: "dev", approved: false }, { name: "dev-preview", approved: false }, review]);
            forge.toldOf.set("review", { PLINTH_ROLE_ARN: roleIs("review"), PULUMI_BACKEND_URL: STORE });
        });

        const verdict = async () => (await verdicts())["review-role"];
        const says = async (words: RegExp) => {
            const found = await verdict();
            assert.equal(found?.is, "missing");
            assert.match(found.is === "missing" ? found.found : "", words);
        };

        it("asks for nothing where none are made", async () => {
            assert.deepEqual(await verdict(), { is: "ok", found: "no reviews are made from dev" });
        });

        it("is satisfied with a role of their own, roles apart, reviewers, and one branch", async () => {
            reviews(`, roles: ${PATHS}`);
            assert.deepEqual(await verdict(), { is: "ok", found: "review has a role of its own" });
        });

        it("sees what is missing of it", async () => {
            reviews("");
            await says(/does not have under review: roles: \{ path: \/plinth\/dev-review\//);
            repository.edit(
                "environments/dev/environment.yaml",
                "monthlyCostCap: 50",
                `monthlyCostCap: 50, roles: ${PATHS}`,
            );
            forge.toldOf.set("dev", { PLINTH_ROLE_ARN: roleIs("review") });
            await says(/review has the role that deploys dev/);
            forge.there = known([{ ...review, approved: false }]);
            await says(/no required reviewers/);
            forge.there = known([{ ...review, limited: false }]);
            await says(/every branch/);
            forge.there = known([]);
            await says(/there is no environment review/);
        });
    });

    it("asks for reviewers where customers depend on an environment", async () => {
        const { target } = await around();
        assert.ok("read" in target);
        const own = { ...target.read.own, production: true };
        const found = (await verdicts({ target: { read: { ...target.read, own } } }))["github-environments"];
        assert.deepEqual(found, { is: "missing", found: "dev has no required reviewers" });
    });

    it("sees the template's account, which is nobody's", async () => {
        repository.edit("environments/dev/environment.yaml", '"210987654321"', '"222222222222"');
        repository.edit("environments/dev/reference.yaml", ":210987654321:certificate/", ":222222222222:certificate/");
        assert.match(JSON.stringify((await verdicts())["account"]), /222222222222 is the template's/);
    });

    it("follows an environment's own settings where nobody says for what", async () => {
        assert.deepEqual(partsOf(await around()), ["aws", "s3", "github"]);
        repository.write(
            "environments/dev/bootstrap.yaml",
            "state: { backend: pulumi-cloud }\npipelines: { mode: off, reason: nobody has said }\nbreakGlass: { mode: off, reason: nobody has said }\n",
        );
        assert.deepEqual(partsOf(await around()), ["aws", "pulumi-cloud"]);
    });

    async function run(options: Partial<DoctorOptions>): Promise<{ code: number; out: string }> {
        const host = recordingHost({ cwd: repository.root });
        const code = await doctor({ for: [], format: "text", ...options }, host, async () => await around());
        return { code, out: host.out() };
    }

    it("ends with 1 where something is missing, and says what to do first and where it is explained", async () => {
        forge.checks = known([]);
        const { code, out } = await run({ for: ["github"] });
        assert.equal(code, 1);
        assert.match(out, /^✗ \d+\. Let nothing be merged that has not passed$/m);
        assert.match(
            out,
            /^Next: Settings → Rules.*\nHow: docs\/guides\/first-deploy\.md#let-nothing-be-merged-that-has-not-passed$/m,
        );
    });

    it("ends with 0 where nothing is missing, though not everything was checked, and says as much", async () => {
        forge.there = NOBODY;
        const { code, out } = await run({ for: ["github"] });
        assert.equal(code, 0);
        assert.match(out, /not checked: needs gh on PATH, and gh auth login/);
        assert.match(out, /^\d+ of \d+ are there, 0 missing, 2 not checked\.$/m);
    });

    it("prints one document with --format json", async () => {
        const { out } = await run({ for: ["s3"], format: "json" });
        const document = JSON.parse(out) as { version: number; environment: string; steps: Record<string, string>[] };
        assert.deepEqual([document.version, document.environment], [1, "dev"]);
        assert.deepEqual(Object.keys(document.steps[0] ?? {}).sort(), [
            "check",
            "fix",
            "found",
            "id",
            "page",
            "result",
            "title",
        ]);
    });

    it("looks at this machine, and takes nothing for granted that it cannot ask", async () => {
        const host = recordingHost({ cwd: repository.root, env: { PATH: "" } });
        const options = { for: ["s3"], environment: "dev", format: "text" } as const;
        const here = await look(options, { ...facts, awsCredentials: [] }, host);
        assert.deepEqual(await here.forge.environments(), NOBODY);
        assert.deepEqual(await here.aws.identity(), { known: false, needs: "the AWS CLI on PATH" });
        const found = await goThrough(["s3"], here);
        const results = Object.fromEntries(found.map(({ id, verdict }) => [id, verdict.is]));
        assert.deepEqual(
            [results["settings"], results["bootstrap"], results["bucket"], results["first-deployment"]],
            ["ok", "ok", "unchecked", "unchecked"],
        );
    });
});
