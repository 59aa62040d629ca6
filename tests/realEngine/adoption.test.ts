import assert from "node:assert/strict";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { RepositoryCopy } from "../repository/copy.ts";
import type { Report } from "../adoption/adopt.ts";
import { type Ended, FAST_PROGRAMS, RealEngine, run } from "./cli.ts";
import { writeProject } from "./program.ts";
import { needsPulumi } from "./skip.ts";

/** What somebody made by hand: a network as the layer plans it but for its tags, another one, and an open database. */
const byHand = (blocks: Readonly<Record<string, string>>): string => `
import * as aws from "@pulumi/aws";
export default async () => {
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "${blocks["vpc"]}", enableDnsHostnames: true, tags: { Name: "old" } });
    const other = new aws.ec2.Vpc("other", { cidrBlock: "192.168.0.0/16" });
    const subnet = new aws.ec2.Subnet("subnet", { vpcId: vpc.id, cidrBlock: "${blocks["subnet"]}", availabilityZoneId: "euw1-az1" });
    const gateway = new aws.ec2.InternetGateway("gateway", { vpcId: vpc.id });
    const table = new aws.ec2.RouteTable("table", { vpcId: vpc.id });
    const database = new aws.rds.Instance("database", {
        identifier: "by-hand", engine: "postgres", engineVersion: "17", instanceClass: "db.t4g.medium", allocatedStorage: 20,
        username: "master", manageMasterUserPassword: true, storageEncrypted: false, skipFinalSnapshot: true,
    });
    return { vpc: vpc.id, other: other.id, subnet: subnet.id, gateway: gateway.id, table: table.id, database: database.id };
};
`;

interface Preview {
    readonly steps: readonly { readonly op: string; readonly urn: string }[];
    readonly diagnostics?: readonly { readonly message: string }[];
}

describe("adopting with the real engine", function () {
    this.timeout(600_000);
    needsPulumi();
    let engine: RealEngine;
    let copy: RepositoryCopy;
    let plinth: string;
    let existing: string;
    let ids: Record<string, string>;
    const children = ["network-vpc", "Subnet::network-private-az1", "network-internet-gateway", "network-public"];

    before(async () => {
        engine = new RealEngine(FAST_PROGRAMS);
        copy = new RepositoryCopy();
        plinth = path.join(copy.root, "packages/cli/bin/plinth.js");
        const planned = await adopt(
            "network",
            "dev",
            "--ids",
            idsFile(Object.fromEntries(children.map((child) => [child, madeUp(child)]))),
        );
        const blockOf = (child: string): string =>
            String(childOf(planned, child).properties.find(({ path }) => path === "cidrBlock")?.component);
        const hand = path.join(engine.root, "hand");
        const blocks = { vpc: blockOf("network-vpc"), subnet: blockOf("Subnet::network-private-az1") };
        writeProject(hand, { name: "hand", program: byHand(blocks) });
        await engine.succeed(hand, ["stack", "init", "dev"]);
        await engine.succeed(hand, ["config", "set", "aws:region", "eu-west-1"]);
        succeeded(await simulate(hand, [], "up", "--yes", "--skip-preview"));
        ids = (await engine.outputs(hand, "dev")) as Record<string, string>;
        existing = path.join(engine.root, "existing.json");
        await engine.succeed(hand, ["stack", "export", "--file", existing]);
        await engine.succeed(copy.layer("network"), ["stack", "init", "dev"]);
    });

    after(() => {
        engine?.remove();
        copy?.remove();
    });

    function madeUp(child: string): string {
        const prefixes = { "network-vpc": "vpc", "network-internet-gateway": "igw", "network-public": "rtb" } as const;
        return `${prefixes[child as keyof typeof prefixes] ?? "subnet"}-0123456789abcdef0`;
    }

    function idsFile(entries: object): string {
        const file = path.join(engine.root, "ids.json");
        writeFileSync(file, JSON.stringify(entries));
        return file;
    }

    /** Writes the file by which a layer adopts what exists. */
    function adopts(environment: string, layer: string, entries: object): string {
        const folder = path.join(copy.root, "environments", environment, "adopt");
        mkdirSync(folder, { recursive: true });
        const file = path.join(folder, `${layer}.yaml`);
        writeFileSync(file, JSON.stringify(entries));
        return file;
    }

    /** Below `plinth simulate`. @param options its own. */
    async function simulate(directory: string, options: readonly string[], ...args: readonly string[]): Promise<Ended> {
        const command = ["simulate", ...options, "--", "pulumi", ...args, "--non-interactive"];
        return await run(process.execPath, [plinth, ...command], directory, engine.env);
    }

    async function adopt(name: string, environment: string, ...args: readonly string[]): Promise<Report> {
        const layer = ["adopt", name, "--environment", environment, "--format", "json"];
        const command = args.includes("--live")
            ? ["simulate", "--existing", existing, "--", process.execPath, plinth, ...layer, ...args]
            : [...layer, ...args];
        const { code, stdout, stderr } = await run(process.execPath, [plinth, ...command], copy.root, engine.env);
        assert.notEqual(code, 1, stderr);
        return JSON.parse(stdout) as Report;
    }

    async function preview(directory: string, stack: string): Promise<Preview & { readonly code: number }> {
        const with_ = ["--existing", existing];
        const { code, stdout } = await simulate(directory, with_, "preview", "--json", "--stack", stack);
        return { code, ...(JSON.parse(stdout) as Preview) };
    }

    /** The network with everything that fits. */
    const fitting = (): Record<string, unknown> => ({
        "network-vpc": ids["vpc"],
        "Subnet::network-private-az1": ids["subnet"],
        "network-internet-gateway": { id: ids["gateway"], keep: ["tags"] },
        "network-public": ids["table"],
    });

    it("refuses an id of nothing, and changes nothing", async () => {
        adopts("dev", "network", { ...fitting(), "network-vpc": "vpc-0ffffffffffffffff" });
        const { code, diagnostics = [] } = await preview(copy.layer("network"), "dev");
        assert.notEqual(code, 0);
        assert.match(
            diagnostics.map(({ message }) => message).join(""),
            /resource 'vpc-0ffffffffffffffff' does not exist/,
        );
    });

    it("refuses what it would have to replace, as the report says", async () => {
        adopts("dev", "network", { "network-vpc": ids["other"] });
        const { adopted } = await adopt("network", "dev", "--live");
        assert.deepEqual([adopted[0]?.verdict, adopted[0]?.holds], ["replace", "a network with everything in it"]);
        const { code, diagnostics = [] } = await preview(copy.layer("network"), "dev");
        assert.notEqual(code, 0);
        assert.match(
            diagnostics.map(({ message }) => message).join(""),
            /unable to replace resource "[^"]*::network-vpc"/,
        );
    });

    it("does what the report of the live state says, and nothing else", async () => {
        adopts("dev", "network", fitting());
        const report = await adopt("network", "dev", "--live");
        assert.deepEqual(Object.fromEntries(report.adopted.map(({ child, verdict }) => [child, verdict])), {
            "network-vpc": "update",
            "Subnet::network-private-az1": "update",
            "network-internet-gateway": "same",
            "network-public": "update",
        });
        assert.deepEqual(childOf(report, "network-internet-gateway").kept, ["tags"]);
        const { steps, code } = await preview(copy.layer("network"), "dev");
        assert.equal(code, 0);
        const named = (op: string): string[] =>
            steps
                .filter((step) => step.op === op && !/::(plinth|pulumi):[^$]*$/.test(step.urn))
                .map(({ urn }) => nameOf(urn))
                .sort();
        const names = (verdicts: readonly string[]): string[] =>
            report.adopted
                .filter(({ verdict }) => verdicts.includes(verdict))
                .map(({ child }) => child.split("::").at(-1) ?? "")
                .sort();
        assert.deepEqual(named("import"), names(["same", "update"]));
        assert.deepEqual(named("update"), names(["update"]));
        assert.deepEqual(
            steps.filter(({ op }) => !["import", "update", "create", "same"].includes(op)),
            [],
        );
        const created = new Set(report.created.map(({ child }) => child.split("::").at(-1)));
        for (const name of named("create")) assert.ok(created.has(name), name);
    });

    it("changes nothing any more once it is up, with the file and without", async () => {
        const directory = copy.layer("network");
        const file = adopts("dev", "network", fitting());
        const up = ["up", "--yes", "--skip-preview", "--stack", "dev"] as const;
        succeeded(await simulate(directory, ["--existing", existing], ...up));
        succeeded(await simulate(directory, [], ...up, "--expect-no-changes"));
        rmSync(file);
        // The gateway's tags were kept by the file: now they follow the component.
        const after = await simulate(directory, [], "preview", "--stack", "dev", "--json");
        const { steps } = JSON.parse(after.stdout) as Preview;
        assert.deepEqual(
            steps.filter(({ op }) => op !== "same").map(({ op, urn }) => [op, nameOf(urn)]),
            [["update", "network-internet-gateway"]],
        );
        assert.equal((await engine.outputs(directory, "dev"))["vpcId"], ids["vpc"]);
    });

    it("refuses to replace a database, and takes it over where what differs is kept", async () => {
        await engine.succeed(copy.root, ["stack", "init", "sandbox"]);
        const settings = copy.read("environments", "sandbox", "database.yaml");
        const [, name = ""] = /^instances:\n(?: *#.*\n)*  ([\w-]+):/m.exec(settings) ?? assert.fail("no instance");
        const child = `database-${name}-instance`;
        adopts("sandbox", "database", { [child]: ids["database"] });
        const refused = await preview(copy.root, "sandbox");
        assert.notEqual(refused.code, 0);
        const said = (refused.diagnostics ?? []).map(({ message }) => message).join("");
        assert.match(said, new RegExp(`unable to replace resource "[^"]*::${child}"`));
        const keep = ["storageEncrypted", "kmsKeyId", "username", "dbName", "dbSubnetGroupName"];
        adopts("sandbox", "database", { [child]: { id: ids["database"], keep } });
        const { code, steps, diagnostics } = await preview(copy.root, "sandbox");
        assert.equal(code, 0, JSON.stringify(diagnostics));
        const { verdict, keptForGood } = childOf(await adopt("database", "sandbox", "--live"), child);
        assert.equal(verdict, "update");
        assert.ok(keptForGood.includes("storageEncrypted"), keptForGood.join(", "));
        const ofDatabase = steps.filter(({ urn }) => nameOf(urn) === child).map(({ op }) => op);
        assert.deepEqual(ofDatabase, ["import", "update"]);
    });
});

function childOf({ adopted }: Report, child: string): Report["adopted"][number] {
    return adopted.find((one) => one.child === child) ?? assert.fail(child);
}

function nameOf(urn: string): string {
    return urn.split("::").at(-1) ?? "";
}

function succeeded({ code, stdout, stderr }: Ended): void {
    assert.equal(code, 0, stdout + stderr);
}
