import assert from "node:assert/strict";
import type { Finding } from "@plinth/plan";
import { main } from "../main.ts";
import { governedRepository, PROGRAM } from "../testdata/governedRepository.ts";
import type { GitRepository } from "../testdata/gitRepository.ts";
import { recordingHost } from "../testdata/host.ts";
import { OwnTemporaryFolder } from "../testdata/ownTemporaryFolder.ts";

const SETTINGS = "environments/dev/environment.yaml";
const TERMS = "reason: known and accepted, owner: web, approvedBy: security, expires: 2026-12-31";
const EXEMPTION = `exemptions:\n  - { rule: rds-public, resource: { name: orders }, ${TERMS} }\n`;

describe("plinth preview --judge-with", function () {
    this.timeout(180_000);
    let repository: GitRepository;
    let temporary: OwnTemporaryFolder;
    beforeEach(() => {
        repository = governedRepository();
        temporary = new OwnTemporaryFolder();
    });
    afterEach(() => {
        const leftovers = temporary.remove("plinth-base-");
        const worktrees = repository.git("worktree", "list").trim();
        repository.dispose();
        assert.deepEqual(leftovers, [], "a worktree was left");
        assert.ok(!worktrees.includes("\n"), worktrees);
    });

    const run = async (...argv: string[]) => {
        const { preview } = await import("@plinth/engine");
        const env = { PLINTH_TODAY: "2026-11-21" };
        const host = recordingHost({ cwd: repository.root, env, preview });
        const code = await main(["preview", "dev", "--format", "json", ...argv], host);
        const findings = code === 0 || code === 2 ? (JSON.parse(host.out()) as { findings: Finding[] }).findings : [];
        const blocking = findings.filter(({ outcome, level }) => outcome === "violation" && level === "mandatory");
        return {
            code,
            err: host.err(),
            rules: blocking.map(({ rule }) => rule).sort(),
            weakened: blocking
                .filter(({ rule }) => rule === "policy-weakened")
                .map(({ property, expected, actual }) => `${property}: ${expected}; ${actual}`),
        };
    };
    const makePublic = () => repository.edit(PROGRAM, "publiclyAccessible: false", "publiclyAccessible: true");

    it("passes a change that leaves the rules alone", async () => {
        repository.edit(PROGRAM, '"postgres"', '"mysql"');
        const { code, rules, err } = await run("--judge-with", "HEAD");
        assert.deepEqual([code, rules], [0, []]);
        assert.match(err, /Next: npx plinth preview dev --judge-with HEAD --format json/);
    });

    const acquittals: [string, () => void, string][] = [
        [
            "turns its rule off",
            () => repository.edit(SETTINGS, "  levels:", "  levels:\n    rds-public: off"),
            `${SETTINGS}: policy.levels.rds-public: mandatory, as at HEAD; off`,
        ],
        [
            "lowers its rule",
            () => repository.edit(SETTINGS, "  levels:", "  levels:\n    rds-public: advisory"),
            `${SETTINGS}: policy.levels.rds-public: mandatory, as at HEAD; advisory`,
        ],
        [
            "exempts it",
            () => repository.write("policies/exemptions.yaml", EXEMPTION),
            'policies/exemptions.yaml: exemptions[0]: rds-public of {"name":"orders"} not exempt, as at HEAD; exempt until 2026-12-31',
        ],
        [
            "takes its rule out of the pack",
            () => repository.edit("policies/rules/rds/rules.ts", /^.*\brdsPublic,$/, ""),
            "policies: rds-public: the rule (mandatory), as at HEAD; no such rule",
        ],
    ];
    for (const [what, acquit, said] of acquittals) {
        it(`blocks a change that adds a public database and ${what}`, async () => {
            makePublic();
            acquit();
            assert.deepEqual((await run()).rules, [], "the change acquits itself");
            const judged = await run("--judge-with", "HEAD");
            assert.deepEqual([judged.code, judged.rules], [2, ["policy-weakened", "rds-public"]]);
            assert.deepEqual(judged.weakened, [said]);
        });
    }

    it("holds a weaker rule against a change until the revision has it", async () => {
        repository.edit(SETTINGS, "  levels:", "  levels:\n    rds-public: off");
        repository.commit("approved by those who answer for the rules");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, []);
        assert.deepEqual((await run("--judge-with", "HEAD~1")).rules, ["policy-weakened"]);
    });

    it("does not hold against a change that it removes an exemption, be it one that has expired", async () => {
        makePublic();
        repository.write("policies/exemptions.yaml", EXEMPTION.replace("2026-12-31", "2026-11-20"));
        repository.commit("expired");
        repository.edit(PROGRAM, "publiclyAccessible: true", "publiclyAccessible: false");
        repository.write("policies/exemptions.yaml", "exemptions: []\n");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, []);
    });

    it("judges by the exemptions that were, and says that one which stays is needed by nothing", async () => {
        makePublic();
        repository.write("policies/exemptions.yaml", EXEMPTION);
        repository.commit("exempt");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, []);
        repository.edit(PROGRAM, "publiclyAccessible: true", "publiclyAccessible: false");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, ["exemption-valid"]);
        repository.write("policies/exemptions.yaml", "exemptions: []\n");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, []);
    });

    it("blocks a change that breaks the pack or the exemptions", async () => {
        repository.write("policies/exemptions.yaml", "exemptions: [");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, ["exemption-valid"]);
        repository.write("policies/exemptions.yaml", "exemptions: []\n");
        repository.remove("policies/PulumiPolicy.yaml");
        assert.deepEqual((await run("--judge-with", "HEAD")).weakened, [
            "policies: a policy pack that can be read, as at HEAD; none",
        ]);
    });

    it("works in layout single", async () => {
        repository.write("index.js", `import "./${PROGRAM}";\n`);
        repository.write("Pulumi.yaml", "name: plinth\nmain: index.js\nruntime: nodejs\n");
        repository.edit(SETTINGS, "layout: layered", "layout: single");
        repository.commit("single");
        makePublic();
        repository.edit(SETTINGS, "  levels:", "  levels:\n    rds-public: off");
        assert.deepEqual((await run("--judge-with", "HEAD")).rules, ["policy-weakened", "rds-public"]);
    });

    it("refuses a revision that does not exist, whose rules cannot be read, or that goes with a project", async () => {
        const unknown = await run("--judge-with", "nowhere");
        assert.equal(unknown.code, 1);
        assert.match(unknown.err, /--judge-with nowhere: is not a revision of this repository/);
        repository.write(SETTINGS, "policy: [");
        repository.commit("broken");
        repository.git("checkout", "--quiet", "HEAD~1", "--", SETTINGS);
        const broken = await run("--judge-with", "HEAD");
        assert.equal(broken.code, 1);
        assert.match(broken.err, /--judge-with HEAD: its rules cannot be read:\n/);
        const host = recordingHost({ cwd: repository.root });
        assert.equal(await main(["preview", "--project", ".", "--judge-with", "HEAD"], host), 64);
    });

    it("refuses variables that would put other files in the place of the revision's", async () => {
        const host = recordingHost({ cwd: repository.root, env: { PLINTH_EXEMPTIONS: "mine.yaml" } });
        assert.equal(await main(["preview", "dev", "--judge-with", "HEAD"], host), 1);
        assert.match(host.err(), /PLINTH_EXEMPTIONS is set/);
    });
});
