import assert from "node:assert/strict";
import type { Finding, Pass, PlanObject } from "@plinth/plan";
import type { PreviewEvent } from "../preview.ts";
import { Programs } from "../testdata/programs.ts";
import { type Ran, run, STACK } from "../testdata/run.ts";
import { preview } from "../preview.ts";

const RESOURCES = `
const resource = (type) => class extends pulumi.CustomResource {
    constructor(name, args = {}, opts = {}) { super(type, name, { arn: undefined, ...args }, opts); }
};
const Vpc = resource("aws:ec2/vpc:Vpc"), Queue = resource("aws:sqs/queue:Queue"), Policy = resource("aws:sqs/queuePolicy:QueuePolicy"),
    Box = resource("test:index:Box");
`;

const program = `${RESOURCES}
export default () => {
    const vpc = new Vpc("vpc", { cidrBlock: "10.0.0.0/16" });
    const open = new Queue("open", { label: vpc.arn, nested: [{ text: pulumi.interpolate\`is \${vpc.arn}\` }] });
    vpc.id.apply((id) => new Queue("within", { label: id.startsWith("vpc-") ? "vpc" : "other" }));
    new Policy("policy", { queueUrl: open.id, policy: open.arn.apply((arn) => JSON.stringify({ Resource: arn })) });
    return { vpc: vpc.id, isDryRun: pulumi.runtime.isDryRun(), length: open.arn.apply((arn) => arn.length > 0) };
};`;

const policy = (name: string, level: string, rest: string): string =>
    `{ name: "${name}", description: "Says ${name}", enforcementLevel: "${level}", ${rest} }`;

/** A rule of every shape that reads what pass one does not know. */
const rules = [
    policy(
        "resource-violates",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "open" && args.props.label.startsWith("arn:aws:ec2")) report("label is an ARN"); }`,
    ),
    policy(
        "resource-passes",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "open" && args.props.label === "never") report("never"); }`,
    ),
    policy(
        "nested",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "open" && args.props.nested[0].text.includes("is arn:")) report("nested text"); }`,
    ),
    policy(
        "parsed",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "policy" && JSON.parse(args.props.policy).Resource === "*") report("never"); }`,
    ),
    policy(
        "list-of-rules",
        "advisory",
        `validateResource: [(args, report) => { if (args.name === "open" && args.props.label !== "") report("first of a list"); }, () => undefined]`,
    ),
    policy(
        "stack-violates",
        "mandatory",
        `validateStack: (args, report) => { for (const { props, urn, type } of args.resources) if (type === "aws:ec2/vpc:Vpc" && props.arn.includes(":vpc/")) report("stack sees the ARN", urn); }`,
    ),
    policy(
        "stack-passes",
        "mandatory",
        `validateStack: (args, report) => { for (const { props, type } of args.resources) if (type === "aws:ec2/vpc:Vpc" && props.arn === "") report("never"); }`,
    ),
    policy(
        "known-already",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "vpc" && args.props.cidrBlock === "10.0.0.0/16") report("too common"); }`,
    ),
    policy(
        "only-within",
        "mandatory",
        `validateResource: (args, report) => { if (args.name === "within") report("seen " + args.props.label); }`,
    ),
    policy(
        "remembers",
        "advisory",
        `validateStack: (args, report) => { globalThis.stacks = (globalThis.stacks ?? 0) + 1; report("stack " + globalThis.stacks); }`,
    ),
].join(",\n");

describe("the settled pass", () => {
    const programs = new Programs();
    after(() => programs.remove());
    let ran: Ran;
    const events: PreviewEvent[] = [];
    before(async () => {
        const packs = [programs.pack("every-shape", rules)];
        ran = await run(programs.write("shop", program), {
            passes: 2,
            policyPacks: packs,
            onEvent: (event) => events.push(event),
        });
        assert.deepEqual(ran.said("error"), []);
    });

    const found = (rule: string): Finding[] =>
        ran.result.findings.filter((finding) => finding.rule === rule && finding.outcome !== "pass");
    const verdict = (
        rule: string,
    ): { outcome: string; decidedIn: Pass; basis: string; message: string } | undefined => {
        const [first, ...more] = found(rule);
        assert.equal(more.length, 0, rule);
        return (
            first && {
                outcome: first.outcome,
                decidedIn: first.decidedIn,
                basis: first.basis ?? "",
                message: first.message,
            }
        );
    };

    for (const [rule, says] of [
        ["resource-violates", "label is an ARN"],
        ["nested", "nested text"],
        ["list-of-rules", "first of a list"],
        ["stack-violates", "stack sees the ARN"],
        ["only-within", "seen vpc"],
    ] as const) {
        it(`decides a rule that reads what pass one does not know: ${rule}`, () => {
            const { outcome, decidedIn, basis, message } = verdict(rule) ?? {};
            assert.deepEqual(
                { outcome, decidedIn, basis },
                { outcome: "violation", decidedIn: "settled", basis: "assumed" },
            );
            assert.match(String(message), new RegExp(says));
        });
    }

    for (const rule of ["resource-passes", "parsed", "stack-passes"]) {
        it(`lets a rule pass that pass one leaves unverified: ${rule}`, () => {
            assert.equal(verdict(rule), undefined);
            const settled = ran.result.findings.filter(
                (finding) => finding.rule === rule && finding.decidedIn === "settled",
            );
            assert.ok(settled.some(({ outcome, basis }) => outcome === "pass" && basis === "assumed"));
        });
    }

    it("leaves nothing unverified", () => {
        assert.deepEqual(
            ran.result.findings.filter(({ outcome }) => outcome === "unverified"),
            [],
        );
    });

    it("leaves alone what pass one decided", () => {
        const { outcome, decidedIn, basis } = verdict("known-already") ?? {};
        assert.deepEqual({ outcome, decidedIn, basis }, { outcome: "violation", decidedIn: "preview", basis: "" });
    });

    it("shows a pack that does not say otherwise nothing twice", () => {
        assert.match(String(verdict("remembers")?.message), /stack 1/);
    });

    it("is a dry run, with outputs that pass one does not know", () => {
        assert.deepEqual(ran.plan.outputs["isDryRun"], true);
        const { outputs, settledOutputs } = ran.resource("vpc");
        assert.notEqual(typeof outputs["arn"], "string");
        assert.match(String(settledOutputs?.["arn"]), /^arn:aws:ec2:us-east-1:123456789012:vpc\/vpc-0[0-9a-f]{16}$/);
        assert.equal(ran.resource("vpc").provenance?.["arn"], "model");
    });

    it("finds resources that register once values are known, and marks them", () => {
        assert.equal(ran.resource("within").onlyIn, "settled");
        assert.deepEqual(ran.resource("within").inputs["label"], "vpc");
        assert.equal(ran.resource("open").onlyIn, undefined);
    });

    it("says of each event which pass it belongs to", () => {
        const passes = events.flatMap((event) =>
            event.kind === "registered" && event.urn.endsWith("::vpc") ? [event.pass] : [],
        );
        assert.deepEqual(passes, ["preview", "settled"]);
    });

    it("varies what it makes up on request, which flips a verdict that rests on it alone", async () => {
        const directory = programs.write("varied", `${RESOURCES}export default () => { new Vpc("vpc"); };`);
        const even = `validateStack: (args, report) => { for (const { props, type } of args.resources) if (type === "aws:ec2/vpc:Vpc" && /[02468ace]$/.test(props.arn)) report("even"); }`;
        const policyPacks = [programs.pack("even", policy("even", "mandatory", even))];
        const outcomes = new Set<string>();
        for (const variation of ["a", "b", "c", "d", "e"]) {
            const { result } = await run(directory, { passes: 2, policyPacks, variation });
            for (const { outcome, basis } of result.findings) outcomes.add(`${outcome} ${basis ?? ""}`);
        }
        assert.deepEqual([...outcomes].sort(), ["pass assumed", "violation assumed"]);
    });

    it("does not run where one pass is asked for", async () => {
        const once = await run(programs.write("once", program), { passes: 1 });
        assert.equal(once.resource("vpc").settledOutputs, undefined);
        assert.equal(
            once.plan.resources.some(({ name }) => name === "within"),
            false,
        );
    });

    it("hands outputs to the stacks that refer to it, its own kind to each pass", async () => {
        const reader = programs.write(
            "reader",
            `${RESOURCES}export default () => {
                const other = new pulumi.StackReference("organization/giver/${STACK}");
                return { doubled: new Box("box", { of: other.outputs.apply((all) => all.vpc + all.vpc) }).of };
            };`,
        );
        const giver = programs.write("giver", `${RESOURCES}export default () => ({ vpc: new Vpc("vpc").id });`);
        const stacks = [reader, giver].map((directory) => ({ directory, stack: STACK }));
        const result = await preview({ stacks, policyPacks: [] });
        const box = result.stacks[0]?.resources.find(({ name }) => name === "box") as {
            inputs: PlanObject;
            settledOutputs: PlanObject;
        };
        assert.notEqual(typeof box.inputs["of"], "string");
        assert.match(String(box.settledOutputs["of"]), /^(vpc-0[0-9a-f]{16})\1$/);
    });

    describe("that ends early", () => {
        const throwing = (type: string): string =>
            `${RESOURCES}export default () => { new ${type}("it").id.apply((id) => { throw new Error("cannot read " + id); }); };`;

        it("is an error of the program where every value has the form it will have", async () => {
            const { result, plan } = await run(programs.write("throws", throwing("Vpc")), { passes: 2 });
            assert.equal(result.failed, true);
            const [error] = plan.diagnostics.filter(({ severity }) => severity === "error");
            assert.match(error?.message ?? "", /cannot read vpc-0/);
            assert.match(error?.message ?? "", /index\.js:\d+:\d+/);
            assert.equal(error?.pass, "settled");
        });

        it("is a warning where a value was made up without a model", async () => {
            const generic = await run(programs.write("throws-generic", throwing("Box")), { passes: 2 });
            assert.equal(generic.result.failed, false);
            assert.match(generic.said("warning").join("\n"), /the settled pass ended early.*cannot read it-/s);
            assert.deepEqual(
                generic.plan.gaps.map(({ kind, token }) => [kind, token]),
                [["generic", "test:index:Box"]],
            );
        });
    });
});
