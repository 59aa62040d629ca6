import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { type Ended, RealEngine, run } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

const PLINTH = path.resolve(import.meta.dirname, "../../packages/cli/bin/plinth.js");

const program = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
class Vpc extends pulumi.ComponentResource {
    constructor(name, args) { super("awsx:ec2:Vpc", name, { vpcId: undefined, ...args }, {}, true); }
}
const config = new pulumi.Config();
export default async () => {
    const network = new Vpc("main", { cidrBlock: config.get("block") ?? "10.0.0.0/16", subnetStrategy: "Auto", natGateways: { strategy: "Single" } });
    const zone = await aws.route53.getZone({ name: "shop.example" });
    return { vpcId: network.vpcId, zoneId: zone.zoneId, account: (await aws.getCallerIdentity()).accountId };
};
`;

describe("plinth simulate", function () {
    this.timeout(180_000);
    needsPulumi();
    let engine: RealEngine;
    let directory: string;
    let deployed: Record<string, unknown>;

    before(async () => {
        engine = new RealEngine();
        directory = path.join(engine.root, "shop");
        writeProject(directory, { name: "shop", program });
        await engine.succeed(directory, ["stack", "init", "dev"]);
        await engine.succeed(directory, ["config", "set", "aws:region", "eu-west-1"]);
    });

    after(() => {
        engine?.remove();
    });

    /** Runs the CLI below `plinth simulate`. */
    async function pulumi(...args: string[]): Promise<Ended> {
        const given = path.join(directory, "answers.yaml");
        writeFileSync(
            given,
            "invokes: [{ tok: 'aws:route53/getZone:getZone', result: { zoneId: Z123, name: shop.example } }]",
        );
        const command = ["simulate", "--answers", given, "--", "pulumi", ...args, "--non-interactive"];
        const ended = await run(process.execPath, [PLINTH, ...command], directory, engine.env);
        assert.equal(ended.code, 0, ended.stdout + ended.stderr);
        return ended;
    }

    it("deploys a program that has no account, components of awsx included", async () => {
        const { stdout } = await pulumi("up", "--yes", "--skip-preview");
        assert.match(stdout, /aws:ec2:NatGateway main-1 created/);
        deployed = await engine.outputs(directory, "dev");
        assert.match(String(deployed.vpcId), /^vpc-0[0-9a-f]{16}$/);
        assert.equal(deployed.account, "123456789012");
    });

    it("takes results of invokes from a file", () => {
        assert.equal(deployed.zoneId, "Z123");
    });

    it("finds nothing to change the second time", async () => {
        await pulumi("up", "--yes", "--skip-preview", "--expect-no-changes");
    });

    it("replaces a network whose block changes, and all that is in it", async () => {
        await engine.succeed(directory, ["config", "set", "block", "10.1.0.0/16"]);
        const { stdout } = await pulumi("up", "--yes", "--skip-preview");
        assert.match(stdout, /aws:ec2:Vpc main replaced/);
        assert.notEqual((await engine.outputs(directory, "dev")).vpcId, deployed.vpcId);
    });

    it("destroys everything", async () => {
        await pulumi("destroy", "--yes", "--skip-preview", "--remove");
        const { stdout } = await engine.succeed(directory, ["stack", "ls", "--json"]);
        assert.deepEqual(JSON.parse(stdout), []);
    });
});
