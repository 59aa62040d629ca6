import assert from "node:assert/strict";
import path from "node:path";
import { RealEngine, run } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

const PLINTH = path.resolve(import.meta.dirname, "../../packages/cli/bin/plinth.js");

/** A network whose topology is the stack's configuration. */
const program = `
import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { Network } from "@plinth/network";
const config = new pulumi.Config();
const topology = config.get("topology");
const movedFrom = config.get("movedFrom");
export default async () => {
    const provider = new aws.Provider("aws", { region: "eu-west-1", defaultTags: { tags: { Owner: "platform" } } });
    const { vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds, natPublicIps } = new Network("network", {
        cidr: "10.0.0.0/16", zones: ["euw1-az2", "euw1-az1"], nat: "single", topology, ...(movedFrom ? { movedFrom } : {}),
        account: "123456789012", region: "eu-west-1", endpoints: { gateway: ["s3"], interface: ["sts"] }, networkAcls: {},
        flowLogs: { protect: false },
    }, { providers: [provider] });
    return { vpcId, publicSubnetIds, privateSubnetIds, isolatedSubnetIds, natPublicIps };
};
`;

interface Step {
    readonly op: string;
    readonly urn: string;
    readonly newState?: { readonly inputs: Readonly<Record<string, unknown>>; readonly provider?: string };
}

describe("a network under the real engine", function () {
    this.timeout(240_000);
    needsPulumi();
    let engine: RealEngine;
    let directory: string;
    before(async () => {
        engine = await RealEngine.withLoadedPrograms();
        directory = path.join(engine.root, "shop");
        writeProject(directory, { name: "shop", program });
        await engine.succeed(directory, ["stack", "init", "dev"]);
    });
    after(() => {
        engine?.remove();
    });

    async function simulated(args: readonly string[]): Promise<string> {
        const command = [PLINTH, "simulate", "--", "pulumi", ...args, "--non-interactive"];
        const { code, stdout, stderr } = await run(process.execPath, command, directory, engine.env);
        assert.equal(code, 0, stdout + stderr);
        return stdout;
    }

    async function choose(topology: string, movedFrom = ""): Promise<void> {
        await engine.succeed(directory, ["config", "set", "topology", topology]);
        await engine.succeed(directory, ["config", "set", "movedFrom", movedFrom]);
    }

    /** What a preview would do. */
    async function steps(): Promise<readonly Step[]> {
        const stdout = await simulated(["preview", "--json"]);
        return (JSON.parse(stdout.slice(stdout.indexOf("{"))) as { readonly steps: readonly Step[] }).steps;
    }

    function names(found: readonly Step[], ...ops: readonly string[]): string[] {
        return found.filter(({ op }) => ops.includes(op)).map(({ urn }) => urn.split("$").at(-1) ?? urn);
    }

    it("is previewed with awsx as the embedded engine expands it: planned blocks, zones by id, no public addresses, one provider", async () => {
        await choose("awsx");
        const subnets = (await steps()).filter(({ urn }) => urn.includes("subnet:Subnet::"));
        assert.deepEqual(
            Object.fromEntries(
                subnets.map(({ urn, newState }) => {
                    const { cidrBlock, availabilityZoneId, mapPublicIpOnLaunch } = newState?.inputs ?? {};
                    return [urn.split("::").at(-1), [cidrBlock, availabilityZoneId, mapPublicIpOnLaunch]];
                }),
            ),
            {
                "network-public-1": ["10.0.128.0/21", "euw1-az1", false],
                "network-public-2": ["10.0.136.0/21", "euw1-az2", false],
                "network-private-1": ["10.0.0.0/19", "euw1-az1", false],
                "network-private-2": ["10.0.32.0/19", "euw1-az2", false],
                "network-isolated-1": ["10.0.160.0/21", "euw1-az1", false],
                "network-isolated-2": ["10.0.168.0/21", "euw1-az2", false],
            },
        );
        for (const { newState } of subnets) assert.match(newState?.provider ?? "", /pulumi:providers:aws::aws::/);
    });

    it("goes from native to awsx and back without replacing anything that carries traffic", async () => {
        await choose("native");
        await simulated(["up", "--yes", "--skip-preview"]);
        const before = await engine.outputs(directory, "dev");
        for (const [topology, movedFrom] of [
            ["awsx", "native"],
            ["native", "awsx"],
        ] as const) {
            await choose(topology, movedFrom);
            const found = await steps();
            assert.deepEqual(names(found, "replace", "create-replacement", "delete-replaced"), []);
            // awsx has a table for each subnet where plain resources share one: these come, or go, and nothing else.
            for (const name of names(found, "create", "delete")) {
                assert.match(name, /(routeTable:RouteTable|route:Route|RouteTableAssociation|awsx:ec2:Vpc)::/);
            }
            await simulated(["up", "--yes", "--skip-preview"]);
            assert.deepEqual(await engine.outputs(directory, "dev"), before);
            await choose(topology);
            await simulated(["up", "--yes", "--skip-preview", "--expect-no-changes"]);
        }
        await simulated(["destroy", "--yes", "--skip-preview"]);
    });
});
