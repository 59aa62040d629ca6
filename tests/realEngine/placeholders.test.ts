import assert from "node:assert/strict";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { placeholdersIn, type StackAddress } from "@plinth/deployer";
import { AutomationEngine } from "@plinth/deployer/automation";
import { RepositoryCopy } from "../repository/copy.ts";
import { FAST_PROGRAMS, RealEngine } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

/** What the network returned before somebody added an output to it. */
const OLDER_NETWORK = `export default () => ({ vpcId: "vpc-0a1b2c3d4e5f60718", subnetTiers: {} });\n`;

const EARLY = `        new Aws.ec2.Vpc("early", { cidrBlock: "10.0.0.0/16" }, { provider: context.providers.aws });\n`;

describe("a layer whose upstream is not deployed yet, on the real engine", function () {
    this.timeout(120_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let real: RealEngine;
    let copy: RepositoryCopy;
    let engine: AutomationEngine;
    let cache: StackAddress;

    before(async () => {
        providers = await startSimulatedProviders(["aws", "random"]);
        real = new RealEngine({ ...providers.env, ...FAST_PROGRAMS });
        copy = new RepositoryCopy();
        engine = new AutomationEngine(real.env);
        cache = { directory: copy.layer("cache"), project: "plinth-cache", stack: "dev" };
        await engine.create(cache);
    });

    after(() => {
        providers?.stop();
        real?.remove();
        copy?.remove();
    });

    const placeholders = async (): Promise<string[]> => {
        const preview = await engine.preview(cache, "up", {});
        assert.equal(preview.failure, undefined);
        const found = placeholdersIn(preview.warnings);
        for (const { why } of found) assert.match(why, /Fix: /);
        const upstream = preview.steps.findLast(({ type }) => type === "plinth:core:Upstream");
        const marked = Object.keys((upstream?.new?.outputs["placeholders"] ?? {}) as object);
        assert.deepEqual(
            marked.sort(),
            found.map(({ name }) => name),
        );
        return marked;
    };

    /** What an update without a preview says, which nothing has looked at before. */
    async function refused(): Promise<string> {
        const ended = await real.run(cache.directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
        assert.notEqual(ended.code, 0);
        assert.deepEqual(providers.made(), [], "something was made");
        return ended.stdout;
    }

    it("is previewed with a placeholder for every output that it reads", async () => {
        assert.deepEqual(await placeholders(), ["network.isolatedSubnetIds", "network.vpcId"]);
    });

    it("refuses the update, having made nothing, and names the command that mends it", async () => {
        const why =
            /error: layer cache needs outputs of layer network, which is not deployed in environment dev\. Fix: npx plinth up dev --layer network/;
        assert.match(await refused(), why);
    });

    it("has a placeholder for the one output that the deployed upstream lacks, and what is deployed for the others", async () => {
        const directory = path.join(real.root, "network");
        writeProject(directory, { name: "plinth-network", program: OLDER_NETWORK });
        await real.succeed(directory, ["stack", "init", "dev"]);
        await real.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
        assert.deepEqual(await placeholders(), ["network.isolatedSubnetIds"]);
        // What a layer makes before it reads the output must not be made either.
        copy.edit("stacks/cache/layer.ts", "        const home = {", `${EARLY}        const home = {`);
        copy.edit(
            "stacks/cache/layer.ts",
            "import { defineLayer }",
            'import * as Aws from "@pulumi/aws";\nimport { defineLayer }',
        );
        assert.match(await refused(), /error: layer cache reads output isolatedSubnetIds of layer network/);
    });
});
