import assert from "node:assert/strict";
import { isPlanObject, unknown } from "@plinth/plan";
import { Programs } from "./testdata/programs.ts";
import { run } from "./testdata/run.ts";

/** A component that a plugin makes, with outputs of these names. */
const REMOTE = `
import * as aws from "@pulumi/aws";
class Remote extends pulumi.ComponentResource {
    constructor(type, name, args, options, outputs = []) {
        super(type, name, { ...Object.fromEntries(outputs.map((output) => [output, undefined])), ...args }, options, true);
    }
}
const vpc = (name, args, options) => new Remote("awsx:ec2:Vpc", name, args, options, ["vpcId", "vpc", "privateSubnetIds"]);
`;

const CONFIG = { "Pulumi.test.yaml": "config: { aws:region: eu-west-1 }" };

describe("a remote component of awsx", function () {
    this.timeout(30_000);
    let programs: Programs;

    before(() => {
        programs = new Programs();
    });

    after(() => {
        programs.remove();
    });

    function program(name: string, body: string): string {
        return programs.write(name, `${REMOTE}export default async () => {${body}};`, CONFIG);
    }

    it("is expanded to what its plugin would make, below it and by its providers", async () => {
        const ran = await run(
            program(
                "expanded",
                `const provider = new aws.Provider("own", { region: "us-east-2" });
                const bucket = new aws.s3.Bucket("data", {}, { provider });
                vpc("net", { tags: { Data: bucket.arn }, natGateways: { strategy: "Single" } },
                    { providers: { aws: provider }, protect: true });`,
            ),
        );
        assert.equal(ran.result.failed, false);
        const type = "awsx:ec2:Vpc$aws:ec2/vpc:Vpc$aws:ec2/subnet:Subnet";
        const subnets = ran.plan.resources.filter((resource) => resource.type === "aws:ec2/subnet:Subnet");
        assert.equal(subnets.length, 6);
        const [first] = subnets;
        assert.equal(first?.urn.split("::")[2], type);
        assert.equal(first?.name, "net-public-1");
        assert.equal(first?.inputs["availabilityZone"], "us-east-2a");
        assert.equal(first?.inputs["vpcId"], unknown);
        assert.equal(first?.protect, true);
        assert.match(first?.provider ?? "", /::pulumi:providers:aws::own::/);
        assert.deepEqual(ran.names(first?.propertyDependencies["tags"] ?? []), ["data"]);
        assert.deepEqual(ran.names(first?.propertyDependencies["vpcId"] ?? []), ["net"]);
        assert.deepEqual(ran.plan.gaps, []);
    });

    it("gives the program its outputs: what is known, and in the settled pass all of them", async () => {
        const body = `const { vpcId, privateSubnetIds, vpc: made } = vpc("net", { subnetStrategy: "Auto" });
            new aws.ec2.SecurityGroup("group", { vpcId, description: made.cidrBlock });
            return { ids: privateSubnetIds };`;
        const ran = await run(program("outputs", body), { passes: 2 });
        const group = ran.resource("group");
        assert.equal(group.inputs["vpcId"], unknown);
        assert.equal(group.inputs["description"], "10.0.0.0/16");
        assert.deepEqual(
            ran.names(group.propertyDependencies["vpcId"] ?? []).filter((name) => name === "net"),
            ["net", "net"],
        );
        assert.match(String(group.settledOutputs?.["vpcId"]), /^vpc-0/);
        const stack = ran.plan.resources.find((resource) => resource.type === "pulumi:pulumi:Stack");
        const { ids } = stack?.settledOutputs ?? {};
        assert.equal(Array.isArray(ids) && ids.length, 3);
    });

    it("has its transforms, and the stack's, applied to itself and to its children", async () => {
        const ran = await run(
            program(
                "transformed",
                `const tag = (key) => (args) => args.type === "aws:ec2/subnet:Subnet"
                    ? { props: { ...args.props, tags: { ...args.props.tags, [key]: args.name } }, opts: args.opts } : undefined;
                pulumi.runtime.registerStackTransform(tag("ofStack"));
                vpc("net", { natGateways: { strategy: "None" } }, { transforms: [tag("ofComponent")] });`,
            ),
        );
        const [subnet] = ran.plan.resources.filter((resource) => resource.type === "aws:ec2/subnet:Subnet");
        const tags = subnet?.inputs["tags"];
        assert.ok(isPlanObject(tags));
        assert.equal(tags["ofComponent"], "net-public-1");
        assert.equal(tags["ofStack"], "net-public-1");
    });

    it("asks for zones as any program does: answers win", async () => {
        const answers = {
            invokes: [
                {
                    tok: "aws:index/getAvailabilityZones:getAvailabilityZones",
                    result: { names: ["eu-west-1x", "eu-west-1y", "eu-west-1z"] },
                },
            ],
        };
        const ran = await run(program("zones", `vpc("net", {});`), { answers });
        const zones = ran.plan.resources.flatMap(({ inputs }) => inputs["availabilityZone"] ?? []);
        assert.deepEqual([...new Set(zones)], ["eu-west-1x", "eu-west-1y", "eu-west-1z"]);
    });

    it("says what its plugin would warn of", async () => {
        const ran = await run(
            program("warned", `vpc("net", { subnetSpecs: [{ type: "Public" }, { type: "Private" }] });`),
        );
        assert.match(
            ran.said("warning").join("\n"),
            /default subnetStrategy will change.*\n\n\[\{"cidrMask":19,"type":"Private"\},\{"cidrMask":20,"type":"Public"\}\]/,
        );
    });

    it("refuses what its plugin refuses, in the engine's words", async () => {
        const ran = await run(
            program("refused", `vpc("net", { availabilityZoneNames: ["eu-west-1a"], numberOfAvailabilityZones: 1 });`),
        );
        assert.equal(ran.result.failed, true);
        assert.equal(
            ran.said("error")[0],
            "awsx:ec2:Vpc resource 'net' has a problem: " +
                "Only one of [availabilityZoneNames] and [numberOfAvailabilityZones] can be specified",
        );
    });

    it("stays closed, and says so, where only its plugin knows what it is", async () => {
        const ran = await run(program("opaque", `new Remote("eks:index:Cluster", "main", {}, {}, ["core"]);`));
        assert.deepEqual(
            ran.plan.gaps.map(({ kind, token }) => [kind, token]),
            [["opaque", "eks:index:Cluster"]],
        );
    });
});
