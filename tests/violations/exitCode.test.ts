import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { RepositoryCopy } from "../repository/copy.ts";
import { violations } from "./expected.ts";

interface Report {
    readonly findings: readonly { readonly rule: string; readonly outcome: string }[];
    readonly summary: { readonly blocking: number };
}

/** Environments named after the programs, each of which is its environment's; `unknown` runs one of them undecided. */
const program = `import { getStack } from "@pulumi/pulumi";

export default async () => {
    const folder = getStack() === "unknown" ? "public-database" : getStack();
    await import(\`../../tests/violations/\${folder}/index.js\`);
};
`;

describe("plinth preview of an environment with a violation", function () {
    this.timeout(180_000);
    const names = Object.keys(violations) as (keyof typeof violations)[];
    let copy: RepositoryCopy;

    before(() => {
        copy = new RepositoryCopy();
        copy.write(program, "stacks/environment/index.js");
        for (const name of [...names, "unknown"]) {
            const environments = join(copy.root, "environments");
            cpSync(join(environments, "sandbox"), join(environments, name), { recursive: true });
        }
    });
    after(() => copy.remove());

    async function run(environment: string, ...more: string[]): Promise<{ code: number; report: Report }> {
        const command = join(copy.root, "node_modules/.bin/plinth");
        const { code, stdout } = await promisify(execFile)(
            command,
            ["preview", environment, "--format", "json", ...more],
            {
                cwd: copy.root,
                env: copy.env(),
            },
        ).then(
            ({ stdout }) => ({ code: 0, stdout }),
            ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => {
                assert.notEqual(stdout, "", stderr);
                return { code, stdout };
            },
        );
        return { code, report: JSON.parse(stdout) as Report };
    }

    for (const name of names) {
        it(`ends with 2 for ${violations[name].rule}, its only finding`, async () => {
            const { code, report } = await run(name);
            assert.equal(code, 2);
            assert.deepEqual(
                report.findings.map(({ rule, outcome }) => [rule, outcome]),
                [[violations[name].rule, "violation"]],
            );
            assert.equal(report.summary.blocking, 1);
        });
    }

    it("ends with 0 where it is not decided yet, and says so", async () => {
        const { code, report } = await run("unknown", "--passes", "1");
        assert.equal(code, 0);
        assert.deepEqual(
            report.findings.map(({ rule, outcome }) => [rule, outcome]),
            [["rds-public", "unverified"]],
        );
    });

    it("leaves nothing undecided after the settled pass", async () => {
        const { report } = await run("unknown");
        assert.deepEqual(
            report.findings.filter(({ outcome }) => outcome === "unverified"),
            [],
        );
    });
});
