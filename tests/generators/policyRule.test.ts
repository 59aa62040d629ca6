import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { RepositoryCopy } from "../repository/copy.ts";

const NX = { NX_DAEMON: "false", NX_NO_CLOUD: "true", NX_TUI: "false", CI: "true" };

describe("nx g @plinth/policies:policy-rule", () => {
    let copy: RepositoryCopy;
    before(() => (copy = new RepositoryCopy()));
    after(() => copy.remove());

    /** Runs a command of the copy, as an npm script would. */
    const run = (command: string, ...argv: string[]) => {
        const env = copy.env(NX);
        delete env["NODE_V8_COVERAGE"];
        const file = join(copy.root, "node_modules/.bin", command);
        const { status, stdout, stderr } = spawnSync(file, argv, { cwd: copy.root, encoding: "utf8", env });
        return { status, said: stdout + stderr };
    };
    const generate = (id: string, service: string, type: string, property: string, ...more: string[]) =>
        run(
            "nx",
            "g",
            "@plinth/policies:policy-rule",
            id,
            ...["--service", service],
            ...["--type", type],
            ...["--property", property],
            ...more,
        );
    const read = (file: string) => readFileSync(join(copy.root, file), "utf8");

    it("adds a rule to a service, whose examples run at once and which the pack knows", () => {
        const made = generate(
            "s3-object-lock",
            "s3",
            "aws:s3/bucket:Bucket",
            "objectLockEnabled",
            "--severity",
            "high",
        );
        assert.equal(made.status, 0, made.said);
        assert.match(made.said, /npx mocha policies\/rules\/examples\.test\.ts --grep s3-object-lock/);
        assert.match(
            read("policies/rules/s3/rules.ts"),
            /s3ObjectLock }.*\nimport \{ s3PolicyPublic }[^]*\bs3ObjectLock,?\s*\]/,
        );

        const tests = run("mocha", "policies/rules/examples.test.ts", "--grep", "s3-object-lock", "--reporter", "json");
        const { stats } = JSON.parse(tests.said.slice(tests.said.indexOf("{"))) as {
            stats: { passes: number; failures: number };
        };
        assert.deepEqual(
            [stats.passes, stats.failures],
            [6, 0],
            "2 passing, 2 failing, 1 unknown, and that there are so many",
        );

        const explained = run("plinth", "policies", "explain", "s3-object-lock");
        assert.match(explained.said, /^s3-object-lock \(high, s3\)\n/);
        assert.match(explained.said, /✗ a: objectLockEnabled: expected true, found (false|nothing)\./);
    });

    it("adds a service that there is not yet, and properties within others", () => {
        const made = generate("neptune-audit", "neptune", "aws:neptune/cluster:Cluster", "settings.audit");
        assert.equal(made.status, 0, made.said);
        const listed = run("plinth", "policies", "list", "--service", "neptune");
        assert.match(listed.said, /^neptune-audit +medium +mandatory +default +neptune /m);
        const tests = run("mocha", "policies/rules/examples.test.ts", "--grep", "neptune-audit");
        assert.match(tests.said, /6 passing/);
        const checked = run("prettier", "--check", "policies/rules/neptune", "policies/rules/s3", "policies/catalogue");
        assert.equal(checked.status, 0, checked.said);
    });

    it("adds a rule over related resources", () => {
        const where = [
            "--service",
            "vpc",
            "--type",
            "aws:ec2/vpc:Vpc",
            "--sibling",
            "aws:ec2/flowLog:FlowLog",
            "--by",
            "vpcId",
        ];
        const made = run("nx", "g", "@plinth/policies:policy-rule", "vpc-own-log", ...where);
        assert.equal(made.status, 0, made.said);
        const tests = run("mocha", "policies/rules/examples.test.ts", "--grep", "vpc-own-log");
        assert.match(tests.said, /6 passing/);
        assert.match(
            run("plinth", "policies", "explain", "vpc-own-log").said,
            /✗ a: flowLog: expected a FlowLog for this Vpc, found none/,
        );
        const unclear = run("nx", "g", "@plinth/policies:policy-rule", "vpc-other", ...where.slice(0, 4));
        assert.notEqual(unclear.status, 0);
        assert.match(unclear.said, /What shall it look at\? Fix: give --property/);
    });

    it("refuses a rule that is there already, a name that is none, and a wrong severity, and writes nothing", () => {
        const before = copy.contents("policies");
        for (const [said, ...argv] of [
            [
                /s3TlsOnly\.ts is there already\. Fix: give the rule another id/,
                "s3-tls-only",
                "s3",
                "aws:s3/bucket:Bucket",
                "x",
            ],
            [/'id'|pattern/i, "Tls_Only", "s3", "aws:s3/bucket:Bucket", "x"],
            [/severity/, "s3-other", "s3", "aws:s3/bucket:Bucket", "x", "--severity", "awful"],
        ] as const) {
            const [id, service, type, property, ...more] = argv;
            const made = generate(id, service, type, property, ...more);
            assert.notEqual(made.status, 0, made.said);
            assert.match(made.said, said);
        }
        assert.deepEqual(copy.contents("policies"), before);
    });
});
