import assert from "node:assert/strict";
import { formatProblem } from "../errors/index.ts";
import { parseAdoption } from "./adoptionFile.ts";

const FILE = "environments/dev/adopt/network.yaml";

describe("an adoption file", () => {
    function problems(...lines: readonly string[]): string[] {
        const read = parseAdoption(lines.join("\n"), FILE);
        return "problems" in read ? read.problems.map(formatProblem) : [];
    }

    it("names what exists by an id, or by a map with what was found and what is kept", () => {
        assert.deepEqual(
            parseAdoption(
                [
                    "network-vpc: vpc-1",
                    "Subnet::network-private-az1:",
                    "  id: subnet-1",
                    "  found: { cidrBlock: 10.0.0.0/24 }",
                    "  keep: [tags, scalingConfig.minSize]",
                ].join("\n"),
                FILE,
            ),
            {
                resources: [
                    { child: "network-vpc", id: "vpc-1", keep: [], place: `${FILE}:1` },
                    {
                        child: "Subnet::network-private-az1",
                        id: "subnet-1",
                        keep: ["tags", "scalingConfig.minSize"],
                        place: `${FILE}:2`,
                        found: { cidrBlock: "10.0.0.0/24" },
                    },
                ],
            },
        );
    });

    it("may be JSON", () => {
        assert.deepEqual(parseAdoption('{ "network-vpc": "vpc-1" }', FILE), {
            resources: [{ child: "network-vpc", id: "vpc-1", keep: [], place: `${FILE}:1` }],
        });
    });

    it("that holds comments alone adopts nothing yet", () => {
        assert.deepEqual(parseAdoption("# network-vpc: <id>\n", FILE), { resources: [] });
        assert.deepEqual(parseAdoption("", FILE), { resources: [] });
    });

    it("refuses everything that is wrong in it at once, each with its line", () => {
        assert.deepEqual(
            problems("a: 5", "b: { ids: x }", 'c: { id: x, keep: ["not a path"] }', "d: null", "e: ' x '"),
            [
                `${FILE}:1: a.id: must be text, got 5. Fix: put it in quotes`,
                `${FILE}:2: b.id: is required and must be text. Fix: add it: write text`,
                `${FILE}:2: b.ids: is not a known setting, got "x". Fix: did you mean id?`,
                `${FILE}:3: c.keep[0]: must be a property, such as tags or scalingConfig.minSize, got "not a path". Fix: write a property, such as tags or scalingConfig.minSize`,
                `${FILE}:4: d.id: must be text, got null. Fix: write text`,
                `${FILE}:5: e.id: must be what the provider imports it by, got " x ". Fix: write what the provider imports it by`,
            ],
        );
    });

    it("refuses secrets without repeating them", () => {
        const [problem = ""] = problems(
            "a: { id: x, found: { masterPassword: hunter2, manageMasterUserPassword: true } }",
        );
        assert.equal(
            problem,
            `${FILE}:1: a.found.masterPassword: is a secret, and must not stand in a file. Fix: remove it; what is not given counts as unknown`,
        );
    });

    it("refuses what is no map", () => {
        assert.match(
            problems("- vpc-1")[0] ?? "",
            /must hold a map of settings\. Fix: write what exists, as <child>: <id>/,
        );
    });
});
