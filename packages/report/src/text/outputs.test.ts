import assert from "node:assert/strict";
import { PlanArchive, PlanAsset, type PlanValue, ResourceReference, Secret, unknown } from "@plinth/plan";
import { describeValue, outputLines } from "./outputs.ts";
import { makeStyle } from "./style.ts";

describe("an output's value", () => {
    const values: readonly (readonly [string, PlanValue, string])[] = [
        ["text, bare", "10.0.0.0/16", "10.0.0.0/16"],
        ["an ARN, bare", "arn:aws:iam::222222222222:role/x", "arn:aws:iam::222222222222:role/x"],
        ["text that could be a number, quoted", "222222222222", '"222222222222"'],
        ["text that could be a marker, quoted", "unknown", '"unknown"'],
        ["text with spaces, quoted", "a b", '"a b"'],
        ["empty text, quoted", "", '""'],
        ["a number", 5432, "5432"],
        ["a switch", false, "false"],
        ["null", null, "null"],
        ["an unknown", unknown, "unknown"],
        ["a secret, hidden", new Secret("hunter2"), "secret"],
        ["an unknown secret", new Secret(unknown), "secret, unknown"],
        ["a list", ["a", unknown], "[a, unknown]"],
        ["a list of unknowns, counted", [unknown, unknown, unknown], "3 unknown"],
        [
            "a map, with a secret hidden inside",
            { port: 5432, password: new Secret("hunter2") },
            "{ port: 5432, password: secret }",
        ],
        ["an empty map", {}, "{}"],
        ["a resource", new ResourceReference("urn:pulumi:dev::p::a:b:C::main"), "resource main"],
        ["an asset of a file", new PlanAsset({ path: "<project>/a.txt" }), "asset <project>/a.txt"],
        ["an asset of text, not printed", new PlanAsset({ text: "hunter2" }), "asset of 7 characters"],
        ["an archive", new PlanArchive({ assets: { a: new PlanAsset({ text: "" }) } }), "archive of 1 assets"],
        [
            "a remote archive",
            new PlanArchive({ uri: "https://example.com/a.zip" }),
            "archive https://example.com/a.zip",
        ],
        ["text that steers a terminal", "\u001b[2Jx", "x"],
    ];
    for (const [what, value, text] of values) {
        it(`shows ${what}`, () => assert.equal(describeValue(value), text));
    }
});

describe("a stack's outputs", () => {
    it("stand in a column each, cut to the width", () => {
        const lines = outputLines(
            { vpcId: unknown, zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"] },
            40,
            makeStyle(false),
        );
        assert.deepEqual(lines, ["   outputs", "     vpcId  unknown", "     zones  [eu-west-1a, eu-west-1b, eu…"]);
    });

    it("that are maps take a line for each value where one does not hold them", () => {
        const instances = { orders: { port: 5432, endpoint: unknown }, "other one": { port: 5433 } };
        assert.deepEqual(outputLines({ instances }, 60, makeStyle(false)), [
            "   outputs",
            "     instances.orders        { port: 5432, endpoint: unknow…",
            '     instances["other one"]  { port: 5433 }',
        ]);
    });

    it("take no line where there are none", () => {
        assert.deepEqual(outputLines({}, 80, makeStyle(false)), []);
    });
});
