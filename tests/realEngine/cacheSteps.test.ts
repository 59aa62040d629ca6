import assert from "node:assert/strict";
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { startSimulatedProviders, type SimulatedProviders } from "@plinth/cloud/provider";
import { RealEngine } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

const PACKAGE = path.resolve(import.meta.dirname, "../../packages/cache/src/index.ts");

/** A program with one cache, of which only the layout and the step of TLS differ. */
function program(changes: object): string {
    const args = {
        engineVersion: "8.1",
        nodeType: "cache.m7g.large",
        use: "session",
        protect: false,
        replicationGroupId: "steps",
        vpcId: "vpc-0a1b2c3d",
        subnetIds: ["subnet-a", "subnet-b"],
        account: "444444444444",
        region: "eu-west-1",
        ...changes,
    };
    return `import * as aws from "@pulumi/aws";
import { Cache } from ${JSON.stringify(PACKAGE)};
export default () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", allowedAccountIds: ["444444444444"] });
    new Cache("cache-steps", ${JSON.stringify(args)}, { providers: { aws: provider } });
};
`;
}

describe("the order of a cache's updates, in the real engine", function () {
    this.timeout(300_000);
    needsPulumi();
    let providers: SimulatedProviders;
    let engine: RealEngine;
    let directory: string;

    // A cloud of its own for each test: names that one took are refused to the next.
    beforeEach(async () => {
        providers = await startSimulatedProviders(["aws"]);
        engine = await RealEngine.withLoadedPrograms(providers.env);
        directory = realpathSync(mkdtempSync(path.join(tmpdir(), "plinth-cache-steps-")));
        writeProject(directory, { name: "steps", program: program({}) });
        await engine.succeed(directory, ["stack", "init", "dev"]);
    });

    afterEach(() => {
        providers?.stop();
        engine?.remove();
        rmSync(directory, { recursive: true, force: true });
    });

    async function up(changes: object): Promise<void> {
        writeFileSync(path.join(directory, "index.js"), program(changes));
        await engine.succeed(directory, ["up", "--yes", "--skip-preview", "--stack", "dev"]);
    }

    /** What a preview says of a change that it refuses. */
    async function refused(changes: object): Promise<string> {
        writeFileSync(path.join(directory, "index.js"), program(changes));
        const { code, stdout, stderr } = await engine.run(directory, ["preview", "--stack", "dev"]);
        assert.notEqual(code, 0, stdout);
        return `${stdout}\n${stderr}`;
    }

    it("refuses users in the update that requires TLS, and takes them in the one after", async () => {
        await up({ tlsMigration: "preferred" });
        assert.match(
            await refused({}),
            /cache "cache-steps-group":\s+- users cannot join in the update that changes TLS/,
        );
        await up({ tlsMigration: "required" });
        await up({});
        assert.match(await refused({ tlsMigration: "preferred" }), /TLS cannot change while users sign in/);
    });

    it("refuses shards without the step between, and takes them with it", async () => {
        await up({});
        assert.match(await refused({ shards: 2 }), /shards need a step between\. Fix: write shards: compatible first/);
        await up({ shards: "compatible" });
        await up({ shards: 1 });
        await up({ shards: 2 });
        assert.match(await refused({}), /cluster mode cannot be left/);
    });
});
