import assert from "node:assert/strict";
import { leavesPackage, wrongImport } from "./importDirections.ts";

describe("import directions", () => {
    const allowed: readonly [string, string][] = [
        ["packages/network/src/vpc.ts", "@plinth/core"],
        ["packages/network/src/vpc.ts", "@pulumi/aws"],
        ["packages/network/src/vpc.ts", "./planSubnets.ts"],
        ["packages/network/src/vpc.test.ts", "@plinth/testing"],
        ["packages/engine/src/monitor.ts", "@plinth/cloud/models"],
        ["packages/engine/src/findings.ts", "@plinth/policies/wire"],
        ["packages/cluster/src/plan.ts", "@plinth/logs"],
        ["packages/deployer/src/run/prepare.ts", "@plinth/plan"],
        ["packages/cli/src/preview.ts", "@plinth/engine"],
        ["stacks/database/layer.ts", "plinth-network"],
        ["stacks/environment/layer.ts", "@plinth/core"],
        ["tests/preview.test.ts", "../packages/cli/src/index.ts"],
    ];
    for (const [file, specifier] of allowed) {
        it(`lets ${file} import ${specifier}`, () => assert.equal(wrongImport(file, specifier), undefined));
    }

    const refused: readonly [string, string, string][] = [
        ["packages/core/src/layer/define.ts", "@plinth/network", "network"],
        ["packages/core/src/layer/define.ts", "plinth-network", "stacks"],
        ["packages/plan/src/compare.ts", "@plinth/engine", "engine"],
        ["packages/report/src/terminal.ts", "@plinth/engine", "engine"],
        ["packages/deployer/src/run/deliver.ts", "@plinth/engine", "engine"],
        ["packages/deployer/src/run/deliver.ts", "@plinth/core/errors", "core"],
        ["packages/network/src/vpc.ts", "../../cluster/src/index.ts", "cluster"],
        ["packages/network/src/vpc.ts", "@plinth/testing", "testing"],
        ["packages/database/src/database.ts", "@plinth/network", "network"],
        ["packages/engine/src/findings.ts", "@plinth/policies", "policies"],
        ["stacks/network/layer.ts", "@plinth/engine", "engine"],
        ["policies/rules/rdsEncryption.ts", "@plinth/plan", "plan"],
        ["apps/reference/src/server.ts", "@plinth/core", "core"],
        ["apps/reference/src/server.test.ts", "@plinth/testing", "testing"],
        ["policies/rules/rdsEncryption.ts", "../../packages/core/src/index.ts", "core"],
    ];
    for (const [file, specifier, to] of refused) {
        it(`refuses ${specifier} in ${file}`, () => assert.equal(wrongImport(file, specifier)?.to, to));
    }

    it("names what the importing area may import", () => {
        assert.deepEqual(wrongImport("packages/testing/src/mocks.ts", "@plinth/core")?.allowed, [
            "engine",
            "cloud",
            "plan",
        ]);
    });

    it("sees a relative import that leaves its package, even for one it may import", () => {
        assert.equal(leavesPackage("packages/network/src/vpc.ts", "../../core/src/index.ts"), true);
        assert.equal(leavesPackage("stacks/database/layer.ts", "../network/layer.ts"), true);
        assert.equal(leavesPackage("apps/reference/src/server.ts", "../../other/src/order.ts"), true);
        assert.equal(leavesPackage("packages/network/src/zones/vpc.ts", "../planSubnets.ts"), false);
        assert.equal(leavesPackage("packages/network/src/vpc.ts", "@plinth/core"), false);
        assert.equal(leavesPackage("tests/preview.test.ts", "../packages/cli/src/index.ts"), false);
    });
});
