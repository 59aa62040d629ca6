import assert from "node:assert/strict";
import { injectedLines } from "./injectedLines.ts";
import { readFaults } from "./readFaults.ts";
import { unfittedLines } from "./unfitted.ts";

const VPC = { urn: "urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main", type: "aws:ec2/vpc:Vpc" };

describe("faults on the command line", () => {
    it("are read in the order in which they are written", () => {
        const faults = readFaults(["throttling@main", "timeout=5@aws:rds/instance:Instance:2"]);
        assert.deepEqual(
            faults.map(({ kind, resource, nth }) => [kind, resource, nth]),
            [
                ["throttling", "main", 1],
                ["timeout", "aws:rds/instance:Instance", 2],
            ],
        );
    });

    it("refuses everything wrong at once, each with what may have been meant", () => {
        assert.throws(() => readFaults(["throtling@main", "timeout@aws:rds/instance:Instanz", "latency=x@main"]), {
            message:
                "--fault: 3 problems\n" +
                '  - throtling@main: has the unknown kind "throtling". Fix: did you mean throttling? The kinds are latency, throttling, ' +
                "eventual-consistency, create-failure, update-failure, delete-failure, partial-create, timeout, rollout-failure, provider-crash, cli-crash\n" +
                "  - timeout@aws:rds/instance:Instanz: names the unknown type aws:rds/instance:Instanz. Fix: did you mean aws:rds/instance:Instance?\n" +
                '  - latency=x@main: has the value "x". Fix: write milliseconds, such as 200, or a range such as 50-200',
        });
    });

    it("take types of other providers, and patterns, for what they are", () => {
        assert.equal(readFaults(["throttling@kubernetes:core/v1:Pod", "throttling@aws:ec2/*"]).length, 2);
    });

    it("say so when they struck nothing, with the name that is near", () => {
        const [mistyped, wrongVerb] = readFaults(["throttling@mian", "update-failure@main"]);
        assert.ok(mistyped && wrongVerb);
        assert.deepEqual(unfittedLines([mistyped, wrongVerb], [VPC]), [
            "--fault throttling@mian struck nothing: no resource is named mian. Did you mean main?",
            "--fault update-failure@main struck nothing: no operation of that resource is one that update-failure strikes.",
        ]);
    });

    it("are told in one line each, with the words that were answered and what the cloud has", () => {
        assert.deepEqual(
            injectedLines([
                { kind: "throttling", value: "", verb: "create", urn: VPC.urn, nth: 1, words: "Rate exceeded" },
                { kind: "cli-crash", value: "after", verb: "create", urn: VPC.urn, nth: 2, madeId: "vpc-1" },
            ]),
            [
                `  throttling create ${VPC.urn}: Rate exceeded`,
                `  cli-crash=after create (2) ${VPC.urn} (the cloud has vpc-1)`,
            ],
        );
    });
});
