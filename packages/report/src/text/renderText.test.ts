import assert from "node:assert/strict";
import { unknown } from "@plinth/plan";
import { component, finding, plan, resource, stack } from "../testdata/plans.ts";
import { renderText } from "./renderText.ts";
import { renderVerdict } from "./verdict.ts";
import { widthOf } from "./width.ts";

const options = { width: 100, color: false };

function manyResources(count: number) {
    const network = component("plinth:network:Network", "network");
    const types = ["Subnet", "RouteTable", "Route", "Eip", "VpcEndpoint"];
    const children = Array.from({ length: count }, (_, index) => {
        const type = types[index % types.length] ?? "";
        return resource(`aws:ec2/${type}:${type}`, `network-${type.toLowerCase()}-${index}`, {
            parent: network.urn,
            unknownInputs: ["vpcId"],
        });
    });
    return [network, ...children];
}

describe("the text report", () => {
    it("of an empty plan is a summary", () => {
        assert.equal(
            renderText(plan([]), options),
            `dev: 0 stacks

0 resources in 0 stacks (0 components, 0 read), 0 inputs unknown before deployment
Policy: 0 passed, 0 violations, 0 unverified, 0 exempted, 0 not applicable, 0 errored
dev is clean.
Next: npx plinth preview dev --format json has every input and output
`,
        );
    });

    it("of one resource is a tree with outputs, diagnostics and a summary", () => {
        const vpc = resource("aws:ec2/vpc:Vpc", "main", { unknownInputs: ["ipamPoolId"] });
        const one = stack([vpc], {
            outputs: { vpcId: unknown },
            diagnostics: [{ severity: "warning", message: "Careful.\nReally.", urn: vpc.urn }],
        });
        assert.equal(
            renderText(plan([one]), { ...options, milliseconds: 2345 }),
            `dev: 1 stack

plinth-network 1 resource, 1 unknown input
└─ main  aws:ec2 Vpc  1 unknown: ipamPoolId
   outputs
     vpcId  unknown

warning plinth-network, main
    Careful.
    Really.

1 resource in 1 stack (0 components, 0 read), 1 input unknown before deployment
Policy: 0 passed, 0 violations, 0 unverified, 0 exempted, 0 not applicable, 0 errored
dev is clean (2.3 s).
Next: npx plinth preview dev --format json has every input and output
`,
        );
    });

    it("tells advisory findings from clean, and does not call them blocking", () => {
        const bucket = resource("aws:s3/bucket:Bucket", "reports");
        const told = plan([stack([bucket])], [finding("advice", bucket.urn, { level: "advisory" })]);
        const text = renderText(told, options);
        assert.match(
            text,
            /\nPolicy: 0 passed, 1 violation \(1 advisory\), 0 unverified, 0 exempted, 0 not applicable, 0 errored\ndev passes, with advisory findings\.\n/,
        );
    });

    it("of 120 resources fits on a screen", () => {
        const text = renderText(plan([stack(manyResources(120))]), options);
        assert.match(text, /─ network-routetable-\{1,6,11,[\d,]*…  ×24 aws:ec2 RouteTable   24 unknown: vpcId\n/);
        assert.match(text, /\n120 resources in 1 stack \(1 component, 0 read\), 120 inputs unknown/);
        assert.ok(text.split("\n").length < 25, text);
    });

    it("calls a single environment one stack", () => {
        assert.match(renderText(plan([stack([])], [], { layout: "single" }), options), /^dev: one stack\n/);
    });

    it("says what was said several times once, errors last", () => {
        const diagnostics = [
            { severity: "error", message: "It broke." },
            { severity: "info", message: "Hello." },
            { severity: "info", message: "Hello." },
        ] as const;
        const text = renderText(plan([stack([], { diagnostics })]), options);
        assert.match(text, /\ninfo plinth-network \(2 times\)\n {4}Hello\.\nerror plinth-network\n {4}It broke\.\n/);
        assert.match(
            text,
            /\ndev failed: 1 error; the plan is incomplete\.\nNext: correct what the errors above name, then npx plinth preview dev\n$/,
        );
    });

    it("says that policy blocks, after the findings", () => {
        const bucket = resource("aws:s3/bucket:Bucket", "logs");
        const text = renderText(plan([stack([bucket])], [finding("s3-encryption", bucket.urn)]), options);
        assert.match(text, /└─ ✗ logs/);
        assert.match(text, /Violations \(1\)[^]*\nPolicy: 0 passed, 1 violation, 0 unverified, /);
        assert.match(
            text,
            /\ndev is blocked by policy: 1 finding of mandatory level\.\nNext: apply the fixes above, then npx plinth preview dev\n$/,
        );
    });

    it("counts exemptions and failed rules where there are any", () => {
        const bucket = resource("aws:s3/bucket:Bucket", "logs");
        const findings = [
            finding("a", bucket.urn, { outcome: "exempted" }),
            finding("b", bucket.urn, { outcome: "errored", level: "advisory" }),
        ];
        assert.match(
            renderText(plan([stack([bucket])], findings), options),
            /unverified, 1 exempted, 0 not applicable, 1 errored\n/,
        );
    });

    it("has colour only where asked for", () => {
        const one = plan([stack([resource("aws:ec2/vpc:Vpc", "main")])]);
        assert.doesNotMatch(renderText(one, options), /\u001b/);
        assert.ok(renderText(one, { ...options, color: true }).includes("\u001b[32mdev is clean."));
    });

    it("lets no name or message steer the terminal", () => {
        const evil = "\u001b[2J\r\u009b1mevil\u202e\u0007";
        const one = resource(`aws:${evil}:${evil}`, evil, { unknownInputs: [evil], source: evil });
        const said = { message: evil, property: evil, expected: evil, actual: evil, remedy: evil };
        const text = renderText(
            plan(
                [
                    stack([one], {
                        project: evil,
                        outputs: { [evil]: evil },
                        diagnostics: [{ severity: "error", message: evil, urn: one.urn }],
                    }),
                ],
                [
                    finding(evil, one.urn, said),
                    finding(evil, one.urn, { ...said, outcome: "unverified" }),
                    finding(evil, one.urn, { ...said, outcome: "exempted" }),
                ],
                { environment: evil },
            ),
            options,
        );
        assert.match(text, /evil/);
        assert.doesNotMatch(text, /(?!\n)[\p{Cc}\u202e]/u);
    });

    for (const width of [40, 80, 132]) {
        it(`keeps to ${width} columns`, () => {
            const resources = manyResources(30);
            const findings = resources.map(({ urn }, index) =>
                finding(`rule-${index % 3}`, urn, {
                    outcome: index % 2 === 0 ? "violation" : "unverified",
                    property: "a.long.property.path[0].of.something",
                    expected: "something that takes several words to say",
                    actual: "something else that takes several words to say as well",
                    remedy: "do this, and then that, and after it the other thing",
                }),
            );
            const diagnostics = [
                { severity: "error", message: `${"long words ".repeat(20)}${"x".repeat(200)}` },
            ] as const;
            const outputs = { [`output${"x".repeat(50)}`]: "v".repeat(200) };
            const text = renderText(plan([stack(resources, { diagnostics, outputs })], findings), {
                ...options,
                width,
            });
            for (const line of text.split("\n")) assert.ok(widthOf(line) <= width, `${widthOf(line)}: ${line}`);
        });
    }
});

describe("the verdict alone", () => {
    it("is the summary, for when the report goes elsewhere", () => {
        assert.match(renderVerdict(plan([]), options), /^0 resources[^]*\ndev is clean\.\nNext: [^\n]*\n$/);
    });

    it("says that --strict blocks what is unverified", () => {
        const bucket = resource("aws:s3/bucket:Bucket", "logs");
        const doubtful = plan([stack([bucket])], [finding("key", bucket.urn, { outcome: "unverified" })]);
        assert.match(renderVerdict(doubtful, options), /\ndev is clean\.\n/);
        assert.match(
            renderVerdict(doubtful, { ...options, strict: true }),
            /\ndev is blocked by --strict: 1 unverified\.\n/,
        );
    });

    it("says that something failed even where nobody said what", () => {
        assert.match(renderVerdict(plan([]), { ...options, failed: true }), /\ndev failed; the plan is incomplete\.\n/);
    });
});
