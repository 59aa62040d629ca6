import assert from "node:assert/strict";
import { component, resource } from "../testdata/plans.ts";
import { makeStyle } from "./style.ts";
import { buildTree } from "./tree.ts";
import { treeLines } from "./treeLines.ts";
import type { Mark } from "./marks.ts";

const network = component("plinth:network:Network", "network");
const inNetwork = { parent: network.urn };
const vpc = resource("aws:ec2/vpc:Vpc", "network-vpc", inNetwork);
const zones = ["a", "b", "c"];
const subnets = ["public", "private"].flatMap((tier) =>
    zones.map((zone) =>
        resource("aws:ec2/subnet:Subnet", `network-${tier}-${zone}`, { ...inNetwork, unknownInputs: ["vpcId"] }),
    ),
);

function draw(resources: Parameters<typeof buildTree>[0], width = 100, marks = new Map<string, Mark>()): string[] {
    return treeLines(buildTree(resources, marks), width, makeStyle(false)).map((line) => line.replace(/ {2,}/g, "  "));
}

describe("the tree of a stack", () => {
    it("has children under their component", () => {
        assert.deepEqual(draw([vpc, network]), ["└─ network  plinth:network Network", "  └─ network-vpc  aws:ec2 Vpc"]);
    });

    it("leaves out the stack and default providers, and shows explicit ones", () => {
        const providers = ["default_7_48_0", "default", "defaults", "aws"].map((name) =>
            resource("pulumi:providers:aws", name),
        );
        assert.deepEqual(draw(providers), ["├─ aws  aws provider", "└─ defaults  aws provider"]);
    });

    it("marks what exists and is taken over, apart from its like", () => {
        const adopted = resource("aws:ec2/vpc:Vpc", "old", { options: { import: "vpc-1" } });
        assert.deepEqual(draw([resource("aws:ec2/vpc:Vpc", "new"), adopted]), [
            "├─ new  aws:ec2 Vpc",
            "└─ old  import: aws:ec2 Vpc",
        ]);
    });

    it("marks reads", () => {
        assert.deepEqual(draw([resource("pulumi:pulumi:StackReference", "network-stack", { read: true })]), [
            "└─ network-stack  read: StackReference",
        ]);
    });

    it("puts three or more siblings of a type on one line, with what is unknown of them", () => {
        assert.deepEqual(draw([network, ...subnets]), [
            "└─ network  plinth:network Network",
            "  └─ network-{private,public}-{a,b,c}  ×6 aws:ec2 Subnet  6 unknown: vpcId",
        ]);
    });

    it("keeps two of a type apart", () => {
        assert.deepEqual(draw([network, ...subnets.slice(0, 2)]).length, 3);
    });

    it("keeps a resource that breaks a rule on a line of its own, marked", () => {
        const [first] = subnets;
        const lines = draw([network, ...subnets], 100, new Map([[first?.urn ?? "", "blocking"]]));
        assert.deepEqual(
            lines.slice(1).map((line) => line.trim()),
            [
                "├─ network-{private-a, private-b, private-c, public-b,…  ×5 aws:ec2 Subnet  5 unknown: vpcId",
                "└─ ✗ network-public-a  aws:ec2 Subnet  1 unknown: vpcId",
            ],
        );
    });

    it("is the same whatever the order of registration", () => {
        const all = [network, vpc, ...subnets, resource("aws:iam/role:Role", "other")];
        assert.deepEqual(draw([...all].reverse()), draw(all));
    });

    it("sorts numbers in names as numbers", () => {
        const lines = draw(["n10", "n9"].map((name) => resource("aws:ec2/vpc:Vpc", name)));
        assert.deepEqual(lines, ["├─ n9  aws:ec2 Vpc", "└─ n10  aws:ec2 Vpc"]);
    });

    it("names unknown properties once, without list indices, and counts what does not fit", () => {
        const group = resource("aws:elasticache/subnetGroup:SubnetGroup", "group", {
            unknownInputs: [
                "subnetIds[0]",
                "subnetIds[1]",
                "vpcConfig.ids[0].id",
                "zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz",
            ],
        });
        assert.deepEqual(draw([group]), [
            "└─ group  aws:elasticache SubnetGroup  4 unknown: subnetIds, vpcConfig.ids.id, +1",
        ]);
    });

    it("puts a resource whose parent is not in the plan at the top", () => {
        assert.deepEqual(draw([vpc]), ["└─ network-vpc  aws:ec2 Vpc"]);
    });

    for (const width of [40, 60, 79, 80, 120, 200]) {
        it(`never exceeds ${width} columns`, () => {
            const long = resource(`aws:ec2/x:${"Type".repeat(30)}`, "name-".repeat(40), {
                ...inNetwork,
                unknownInputs: Array.from({ length: 30 }, (_, index) => `property${index}`),
            });
            for (const line of treeLines(buildTree([network, long, ...subnets], new Map()), width, makeStyle(false))) {
                assert.ok(line.length <= width, `${line.length}: ${line}`);
            }
        });
    }

    it("survives nesting deeper than the terminal is wide", () => {
        const deep = Array.from({ length: 60 }, (_, index) =>
            component(
                "a:b:C",
                `n${index}`,
                index === 0 ? {} : { parent: `urn:pulumi:dev::plinth-network::a:b:C::n${index - 1}` },
            ),
        );
        for (const line of treeLines(buildTree(deep, new Map()), 40, makeStyle(false))) assert.ok(line.length <= 40);
    });
});
