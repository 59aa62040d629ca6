import assert from "node:assert/strict";
import type { ChosenFault } from "./fault.ts";
import { FaultPlan } from "./faultPlan.ts";
import { isFaultProblem, parseFault } from "./parseFault.ts";

const [VPC, SUBNET] = ["urn:pulumi:dev::p::aws:ec2/vpc:Vpc::main", "urn:pulumi:dev::p::aws:ec2/subnet:Subnet::a"];

function chosen(...texts: string[]): ChosenFault[] {
    return texts.map((text) => {
        const parsed = parseFault(text);
        assert.ok(!isFaultProblem(parsed));
        return parsed;
    });
}

/** Kinds that strike so many operations in a row. */
function strikes(plan: FaultPlan, verb: "create" | "update" | "delete", urn: string, times: number): string[] {
    return Array.from({ length: times }, () => plan.next(verb, urn).strike?.kind ?? "-");
}

describe("a plan of faults", () => {
    it("strikes so many operations from the one that was named on, and no others", () => {
        const plan = new FaultPlan({ chosen: chosen("throttling@main:2x2") });
        assert.deepEqual(strikes(plan, "create", SUBNET, 1), ["-"]);
        assert.deepEqual(strikes(plan, "create", VPC, 5), ["-", "throttling", "throttling", "-", "-"]);
    });

    it("counts the operations of all resources that are named, and only those it can strike", () => {
        const plan = new FaultPlan({ chosen: chosen("cli-crash@*:3", "create-failure@main") });
        assert.deepEqual(strikes(plan, "update", VPC, 2), ["-", "-"]);
        assert.deepEqual(strikes(plan, "delete", SUBNET, 1), ["cli-crash"]);
        assert.deepEqual(strikes(plan, "create", VPC, 2), ["create-failure", "-"]);
    });

    it("takes the first of two that strike, and still counts the other", () => {
        const plan = new FaultPlan({ chosen: chosen("throttling@main:1x1", "partial-create@main:2") });
        assert.deepEqual(strikes(plan, "create", VPC, 3), ["throttling", "partial-create", "-"]);
    });

    it("has permanent failures last until somebody mends them", () => {
        const plan = new FaultPlan({ chosen: chosen("delete-failure=permanent@main") });
        assert.deepEqual(strikes(plan, "delete", VPC, 3), Array<string>(3).fill("delete-failure"));
        plan.mend();
        assert.deepEqual(strikes(plan, "delete", VPC, 2), ["-", "-"]);
    });

    it("does not mend what has not struck yet", () => {
        const plan = new FaultPlan({ chosen: chosen("delete-failure=permanent@main") });
        plan.mend();
        assert.deepEqual(strikes(plan, "delete", VPC, 1), ["delete-failure"]);
    });

    it("has permanent failures of a seed last as well", () => {
        const seeds = Array.from({ length: 200 }, (_, seed) => seed);
        const lasting = seeds.find((seed) => {
            const first = new FaultPlan({ seeded: { seed, rate: 1, kinds: ["create-failure"] } }).next("create", VPC);
            return first.strike?.value === "permanent";
        });
        assert.ok(lasting !== undefined);
        const plan = new FaultPlan({ seeded: { seed: lasting, rate: 1, kinds: ["create-failure"] } });
        assert.deepEqual(strikes(plan, "create", VPC, 10), Array<string>(10).fill("create-failure"));
    });

    it("lets what somebody chose go before what a seed decides", () => {
        const plan = new FaultPlan({
            chosen: chosen("latency=1@main"),
            seeded: { seed: 1, rate: 1, kinds: ["throttling"] },
        });
        assert.deepEqual(strikes(plan, "create", VPC, 1), ["latency"]);
        assert.deepEqual(strikes(plan, "create", SUBNET, 1), ["throttling"]);
    });

    it("says which faults have fitted nothing", () => {
        const plan = new FaultPlan({ chosen: chosen("throttling@main", "throttling@mian", "update-failure@main") });
        plan.next("create", VPC);
        assert.deepEqual(
            plan.unfitted.map(({ text }) => text),
            ["throttling@mian", "update-failure@main"],
        );
    });
});
