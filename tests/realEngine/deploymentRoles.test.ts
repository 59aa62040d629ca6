import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { RealEngine } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

const PACKAGE = path.resolve(import.meta.dirname, "../../packages/roles/src/index.ts");

interface Shape {
    readonly environments: readonly string[];
    readonly allowedRegions: readonly string[];
    readonly branch: string;
}

/** A program with the roles of some environments, behind GitLab. */
function program({ environments, allowedRegions, branch }: Shape): string {
    return `import * as aws from "@pulumi/aws";
import { DeploymentRoles, OidcProvider, PermissionBoundary } from ${JSON.stringify(PACKAGE)};
const account = "444444444444";
const allowedRegions = ${JSON.stringify(allowedRegions)};
const gitlab = (job) => ({ forge: "gitlab", project: "acme/platform", job });
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: [account] });
    const options = { providers: { aws: provider } };
    const { arn } = new OidcProvider("gitlab", { issuer: "https://gitlab.com", audiences: ["https://gitlab.com"] }, options);
    for (const environment of ${JSON.stringify(environments)}) {
        const rolePath = \`/plinth/\${environment}/\`;
        const policyName = \`plinth-\${environment}-boundary\`;
        const common = { account, allowedRegions, rolePath };
        const boundary = new PermissionBoundary(environment, { ...common, policyName }, options);
        new DeploymentRoles(environment, {
            ...common,
            environment,
            boundaryArn: boundary.arn,
            providerArns: { preview: arn, deploy: arn },
            preview: gitlab({ claims: [["deployment_tier", "testing"]] }),
            deploy: gitlab({ branch: ${JSON.stringify(branch)} }),
            state: { kind: "s3", bucket: \`acme-plinth-\${environment}-state\` },
        }, options);
    }
};
`;
}

describe("roles for previews and deployments, in the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    const first: Shape = { environments: ["blue"], allowedRegions: ["eu-west-1"], branch: "main" };
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let directory: string;

    before(async () => {
        providers = await startSimulatedProviders(["aws"]);
        engine = await RealEngine.withLoadedPrograms(providers.env);
        directory = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-roles-")));
        writeProject(directory, { name: "roles", program: program(first) });
        await engine.succeed(directory, ["stack", "init", "dev"]);
    });

    after(() => {
        providers?.stop();
        engine?.remove();
        // Nothing was made where the engine is missing.
        if (directory !== undefined) rmSync(directory, { recursive: true, force: true });
    });

    /** What an update did, by the number of resources: `{ create: 12 }`. */
    async function changes(shape: Shape): Promise<Record<string, number>> {
        writeFileSync(path.join(directory, "index.js"), program(shape));
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
        const { stdout } = await engine.run(directory, ["stack", "history", "--json", "--page-size", "1"]);
        const [last] = JSON.parse(stdout) as { resourceChanges: Record<string, number> }[];
        const { same: _same, ...others } = last?.resourceChanges ?? {};
        return others;
    }

    it("are made, changed in place, added to and removed, and nothing is ever replaced", async () => {
        assert.deepEqual(Object.keys(await changes(first)), ["create"]);
        assert.deepEqual(await changes(first), {});
        const changed = { ...first, branch: "release", allowedRegions: ["eu-west-1", "eu-central-1"] };
        assert.deepEqual(Object.keys(await changes(changed)), ["update"]);
        const two = { ...changed, environments: ["green", "blue"] };
        assert.deepEqual(Object.keys(await changes(two)), ["create"]);
        assert.deepEqual(Object.keys(await changes({ ...changed, environments: ["green"] })), ["delete"]);
        await engine.succeed(directory, ["destroy", "--yes", "--skip-preview", "--stack", "dev"]);
    });
});
