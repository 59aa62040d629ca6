import assert from "node:assert/strict";
import { unknown } from "@plinth/plan";
import { Programs } from "../testdata/programs.ts";
import { run } from "../testdata/run.ts";

const CONFIG = { "Pulumi.test.yaml": "config: { aws:region: eu-west-1 }" };

describe("results of invokes that are made up", function () {
    this.timeout(30_000);
    let programs: Programs;

    before(() => {
        programs = new Programs();
    });

    after(() => {
        programs.remove();
    });

    function program(name: string, body: string): string {
        const code = `import * as aws from "@pulumi/aws";\nexport default async () => {${body}};`;
        return programs.write(name, code, CONFIG);
    }

    it("are unknown in pass one, one by one, and known in the settled pass", async () => {
        const ran = await run(
            program(
                "unknown",
                `const image = await aws.ec2.getAmi({ owners: ["amazon"], mostRecent: true });
                new aws.ec2.Instance("box", { ami: image.id, instanceType: "t4g.nano", tags: { owner: image.owners[0] } });`,
            ),
            { passes: 2 },
        );
        const { inputs, settledOutputs } = ran.resource("box");
        assert.equal(inputs["ami"], unknown);
        assert.deepEqual(inputs["tags"], { owner: "amazon" });
        assert.match(String(settledOutputs?.["ami"]), /^ami-0/);
        assert.deepEqual(ran.said("warning"), []);
    });

    it("are given to a program that cannot go on without them, with a warning that names them", async () => {
        const ran = await run(
            program(
                "needed",
                `const { ids } = await aws.ec2.getSubnets({});
                ids.forEach((id, index) => new aws.ec2.Instance("box" + index, { ami: "ami-1", instanceType: "t4g.nano", subnetId: id }));`,
            ),
        );
        assert.equal(ran.result.failed, false);
        assert.equal(ran.plan.resources.filter(({ name }) => name.startsWith("box")).length, 3);
        assert.match(
            ran.said("warning").join("\n"),
            /cannot be previewed without results of aws:ec2\/getSubnets:getSubnets, so the simulated cloud made them up/,
        );
    });

    it("are what verdicts rest on then, in pass one too", async () => {
        const body = `const { ids } = await aws.ec2.getSubnets({}); new aws.sns.Topic("topic", { displayName: ids[0].slice(0, 6) });`;
        const report = `validateResource: (args, report) => { if (args.name === "topic") report("named " + args.props.displayName); }`;
        const rule = `{ name: "named", description: "Says names", enforcementLevel: "advisory", ${report} }`;
        const { result } = await run(program("judged", body), { policyPacks: [programs.pack("names", rule)] });
        const [finding] = result.findings.filter(({ outcome }) => outcome === "violation");
        assert.match(finding?.message ?? "", /named subnet/);
        assert.deepEqual([finding?.decidedIn, finding?.basis], ["preview", "assumed"]);
    });

    it("do not hide an error that has nothing to do with them", async () => {
        const ran = await run(program("broken", `await aws.ec2.getSubnets({}); throw new Error("no such luck");`));
        assert.equal(ran.result.failed, true);
        assert.match(ran.said("error").join("\n"), /no such luck/);
        assert.deepEqual(ran.said("warning"), []);
    });
});
