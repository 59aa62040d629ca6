import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { preview, type PreviewResult } from "@plinth/engine";

const root = join(import.meta.dirname, "../..");
/** Everything that is off by default, in a cluster of node groups and in one of Auto Mode. */
const PROGRAM = `import * as aws from "@pulumi/aws";
import { Provider } from "@pulumi/kubernetes/provider.js";
import { Platform } from "@plinth/platform";
import { whole } from "../../../packages/platform/src/testdata/platformArgs.ts";

const tags = { Environment: "prod", Project: "plinth", Owner: "platform", CostCenter: "engineering", ManagedBy: "pulumi" };
const provider = new aws.Provider("aws", {
    region: "eu-west-1",
    allowedAccountIds: ["222222222222"],
    defaultTags: { tags },
});
const made = { ...whole, telemetry: { metrics: "prometheus" as const, serviceLevels: {} } };
for (const [name, more] of Object.entries({
    main: {},
    auto: { autoMode: true, clusterName: "plinth-prod-auto", loadBalancing: { by: "autoMode" as const } },
})) {
    const kubernetes = new Provider(\`kubernetes-\${name}\`, { clusterIdentifier: name });
    new Platform(\`platform-\${name}\`, { ...made, ...more }, { providers: [provider, kubernetes] });
}
`;

describe("add-ons under prod's rules", () => {
    let directory: string;
    let result: PreviewResult;

    before(async () => {
        // In the repository, since a program finds packages above its own folder.
        directory = mkdtempSync(join(import.meta.dirname, "testdata-"));
        writeFileSync(
            join(directory, "Pulumi.yaml"),
            "name: plinth-addons\nruntime: {name: nodejs, options: {typescript: false}}\nmain: index.ts\n",
        );
        writeFileSync(join(directory, "package.json"), '{ "type": "module" }\n');
        writeFileSync(join(directory, "index.ts"), PROGRAM);
        result = await preview({
            stacks: [{ directory, stack: "prod" }],
            policyPacks: [join(root, "policies")],
        });
    });

    after(() => {
        rmSync(directory, { recursive: true, force: true });
    });

    it("are made whole, and known to the simulated cloud, which refuses nothing", () => {
        assert.equal(result.failed, false);
        assert.deepEqual(
            result.stacks.flatMap(({ gaps, diagnostics }) => [
                ...gaps,
                ...diagnostics.filter(({ severity }) => severity === "error"),
            ]),
            [],
        );
        const releases = result.stacks.flatMap(({ resources }) =>
            resources.filter(({ type }) => type === "kubernetes:helm.sh/v3:Release"),
        );
        // In Auto Mode nobody installs the controller for load balancers.
        assert.equal(releases.length, 9 + 8);
    });

    it("pass every rule, all of them on", () => {
        const open = result.findings.filter(({ outcome }) => !["pass", "notApplicable"].includes(outcome));
        assert.deepEqual(
            open.map(({ rule, outcome, urn }) => `${outcome} ${rule} ${urn}`),
            [],
        );
    });
});
