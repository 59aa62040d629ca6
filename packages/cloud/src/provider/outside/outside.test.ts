import assert from "node:assert/strict";
import { OutsideChanges } from "./outside.ts";
import { isOutsideProblem, type OutsideChange, parseChanged } from "./parseOutside.ts";

const VPC = "urn:pulumi:dev::plinth::plinth:network:Network$aws:ec2/vpc:Vpc::network-vpc";
const found = {
    inputs: { cidrBlock: "10.0.0.0/16", tags: { Name: "vpc" } },
    state: {
        cidrBlock: "10.0.0.0/16",
        tags: { Name: "vpc" },
        tagsAll: { Name: "vpc", Project: "x" },
        arn: "arn:1",
        version: "17",
    },
};

function change(text: string): OutsideChange {
    const parsed = parseChanged(text);
    assert.ok(!isOutsideProblem(parsed), text);
    return parsed;
}

describe("changes from outside", () => {
    it("show where the resource is read, among inputs and outputs, and in all tags", () => {
        const outside = new OutsideChanges([change("tags.Owner=me@network-*")]);
        const now = outside.seen(VPC, found);
        assert.deepEqual(now?.inputs["tags"], { Name: "vpc", Owner: "me" });
        assert.deepEqual(now?.state["tags"], { Name: "vpc", Owner: "me" });
        assert.deepEqual(now?.state["tagsAll"], { Name: "vpc", Project: "x", Owner: "me" });
        assert.deepEqual(found.inputs.tags, { Name: "vpc" });
    });

    it("take a property away, and leave what no program sends out of the inputs", () => {
        const outside = new OutsideChanges([change("tags.Name@network-vpc"), change("arn=arn:2@aws:ec2/vpc:Vpc")]);
        const now = outside.seen(VPC, found);
        assert.deepEqual(now?.inputs, { cidrBlock: "10.0.0.0/16", tags: {} });
        assert.equal(now.state["arn"], "arn:2");
    });

    it("keep text where there was text", () => {
        const now = new OutsideChanges([change("version=17.10@network-vpc")]).seen(VPC, found);
        assert.equal(now?.state["version"], "17.10");
    });

    it("delete, and keep from being read", () => {
        assert.equal(new OutsideChanges([{ kind: "deleted", resource: VPC, text: VPC }]).seen(VPC, found), undefined);
        const secret = new OutsideChanges([{ kind: "unreadable", resource: "network-vpc", text: "network-vpc" }]);
        assert.throws(() => secret.seen(VPC, found), {
            message: "reading aws:ec2/vpc:Vpc: api error AccessDenied: User is not authorized to perform this action",
        });
    });

    it("are over once a program has changed the resource, and those made after that are not", () => {
        const outside = new OutsideChanges([change("tags.Owner=me@network-vpc")]);
        outside.seen(VPC, found);
        outside.putBack(VPC);
        assert.deepEqual(outside.seen(VPC, found), found);
        outside.add(change("tags.Owner=you@network-vpc"));
        assert.deepEqual(outside.seen(VPC, found)?.inputs["tags"], { Name: "vpc", Owner: "you" });
    });

    it("say which of them nobody has seen", () => {
        const outside = new OutsideChanges([change("a=1@network-vpc"), change("a=1@netwerk-vpc")]);
        outside.seen(VPC, found);
        assert.deepEqual(
            outside.unused.map(({ resource }) => resource),
            ["netwerk-vpc"],
        );
    });
});

describe("a change from outside as it is written", () => {
    it("is JSON where it can be, else text, with the resource behind the last at sign", () => {
        const values = [
            "retentionInDays=3@logs",
            "tags.Mail=me@example.com@vpc",
            'tags["a=b"]=true@vpc',
            "tags.Owner=@vpc",
        ];
        assert.deepEqual(
            values.map((text) => {
                const parsed = change(text);
                return parsed.kind === "changed" ? [parsed.path, parsed.value, parsed.resource] : [];
            }),
            [
                ["retentionInDays", 3, "logs"],
                ["tags.Mail", "me@example.com", "vpc"],
                ['tags["a=b"]', true, "vpc"],
                ["tags.Owner", "", "vpc"],
            ],
        );
    });

    it("refuses one without a resource or without a property", () => {
        for (const [text, rule] of [
            ["tags.Owner=me", "names no resource"],
            ["tags.Owner=me@", "names no resource"],
            ["=me@vpc", "names no property"],
        ] as const) {
            const parsed = parseChanged(text);
            assert.ok(isOutsideProblem(parsed) && parsed.rule === rule, text);
        }
    });
});
