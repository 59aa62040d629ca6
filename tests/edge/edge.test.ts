import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

interface Report {
    readonly stacks: readonly {
        readonly resources: readonly { readonly urn: string; readonly type: string }[];
        readonly gaps?: readonly unknown[];
        readonly diagnostics: readonly { readonly severity: string; readonly message: string }[];
    }[];
    readonly findings: readonly { readonly rule: string; readonly urn: string; readonly outcome: string }[];
}

describe("examples/edge", () => {
    let report: Report;
    before(() => {
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [
                join(root, "packages/cli/bin/plinth.js"),
                ...["preview", "--project", "examples/edge", "--stack", "prod", "--policy-pack", "policies"],
                ...["--format", "json", "--strict"],
            ],
            { cwd: root, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
        );
        assert.equal(status, 0, stderr);
        report = JSON.parse(stdout) as Report;
    });

    it("breaks no rule of the pack as in prod, and leaves none undecided", () => {
        assert.deepEqual(
            report.findings
                .filter(({ outcome }) => outcome !== "pass" && outcome !== "notApplicable")
                .map(({ rule, urn, outcome }) => `${outcome} ${rule} ${urn}`),
            [],
        );
    });

    it("is made of types the simulated cloud has models of, and refused by nothing AWS refuses", () => {
        const [stack] = report.stacks;
        assert.deepEqual(stack?.gaps ?? [], []);
        assert.deepEqual(
            stack?.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning"),
            [],
        );
    });

    it("has a certificate here and for CloudFront, a web ACL before the load balancer, a secret and parameters", () => {
        const types = report.stacks[0]?.resources.map(({ type }) => type) ?? [];
        const count = (type: string) => types.filter((one) => one === type).length;
        assert.equal(count("aws:acm/certificate:Certificate"), 2);
        assert.equal(count("aws:wafv2/webAclAssociation:WebAclAssociation"), 1);
        assert.equal(count("aws:secretsmanager/secretRotation:SecretRotation"), 1);
        assert.equal(count("aws:ssm/parameter:Parameter"), 3);
        assert.equal(count("aws:kms/key:Key"), 2);
    });
});
