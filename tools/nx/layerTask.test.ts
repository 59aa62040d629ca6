import assert from "node:assert/strict";
import { whyNotHere } from "./environmentFile.ts";
import { layersFromPackages } from "./layer.ts";
import { listFindings, visibleOutputs, type PlanDocument } from "./planSummary.ts";
import { pulumiArguments } from "./pulumiArguments.ts";
import { readTaskArguments } from "./taskArguments.ts";

const plan: PlanDocument = {
    stacks: [
        {
            project: "plinth-network",
            resources: [
                { type: "pulumi:pulumi:Stack", settledOutputs: { vpcId: "vpc-1" } },
                { type: "aws:ec2/vpc:Vpc" },
            ],
            outputs: { vpcId: { $unknown: true } },
        },
    ],
    findings: [
        {
            rule: "sg-ingress-world",
            outcome: "violation",
            urn: "urn:pulumi:dev::p::t::web",
            property: "ingress[0]",
            expected: "no open range",
            actual: "0.0.0.0/0",
            message: "is open",
            remedy: "name the callers",
        },
        {
            rule: "other-pack",
            outcome: "unverified",
            urn: "urn:pulumi:dev::p::t::web",
            property: null,
            message: "unclear",
        },
        { rule: "fine", outcome: "pass", urn: "urn:pulumi:dev::p::t::vpc", property: null, message: "" },
    ],
};

describe("a layer's Nx tasks", () => {
    it("take the layer and the environment, and keep what the caller added", () => {
        const expected = { layer: "network", environment: "dev", rest: ["--yes", "--parallel=2"] };
        assert.deepEqual(
            readTaskArguments(["--layer=network", "--yes", "--environment=dev", "--parallel=2"]),
            expected,
        );
    });

    it("refuses to run without an environment, and says how to name one", () => {
        assert.throws(() => readTaskArguments(["--layer=network"]), /Fix: add -c <folder of environments\/>/);
    });

    it("look for drift without changing anything", () => {
        assert.deepEqual(pulumiArguments("drift", "cache", "prod", ["--non-interactive"]), [
            "refresh",
            "--preview-only",
            "--expect-no-changes",
            "--stack",
            "prod",
            "--non-interactive",
        ]);
    });

    it("judge a whole environment with the pack beside the root project", () => {
        const args = pulumiArguments("up", "environment", "sandbox", []);
        assert.deepEqual(args, ["up", "--stack", "sandbox", "--policy-pack", "policies"]);
    });

    it("refuses a verb that is none", () => {
        assert.throws(() => pulumiArguments("import", "cache", "prod", []), /"import" is not something to do/);
    });

    it("skip an environment that consists of other stacks or lacks the layer", () => {
        assert.equal(whyNotHere("network", "dev", { layout: "layered", layers: ["network"] }), undefined);
        assert.match(whyNotHere("cache", "dev", { layout: "layered", layers: ["network"] }) ?? "", /no layer cache/);
        assert.match(whyNotHere("network", "dev", { layout: "single" }) ?? "", /plinth-environment/);
        assert.match(whyNotHere("environment", "dev", { layout: "layered" }) ?? "", /its layers/);
        assert.equal(whyNotHere("environment", "dev", { layout: "single" }), undefined);
    });

    it("know who needs a layer from the packages, the whole environment aside", () => {
        const layers = layersFromPackages(
            new Map([
                ["network", { name: "plinth-network" }],
                ["database", { name: "plinth-database", dependencies: { "plinth-network": "*" } }],
                ["environment", { name: "plinth-environment", dependencies: { "plinth-network": "*" } }],
            ]),
        );
        assert.deepEqual(layers.find(({ name }) => name === "network")?.neededBy, ["plinth-database"]);
    });

    it("give dependants the outputs of both passes to depend on", () => {
        assert.deepEqual(JSON.parse(visibleOutputs(plan)), [
            { project: "plinth-network", outputs: { vpcId: { $unknown: true } }, settledOutputs: { vpcId: "vpc-1" } },
        ]);
    });

    it("list the findings worth reading, with what was expected, what was found and the fix", () => {
        assert.deepEqual(listFindings(plan), [
            "violation sg-ingress-world web ingress[0]: expected no open range, found 0.0.0.0/0. Fix: name the callers",
            "unverified other-pack web: unclear",
        ]);
    });
});
