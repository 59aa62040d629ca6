import assert from "node:assert/strict";
import { Secret, unknown, type PlanObject } from "@plinth/plan";
import { refusedChange } from "./refusedChange.ts";

const CLUSTER = "aws:eks/cluster:Cluster";
const said = (old: PlanObject, now: PlanObject) =>
    refusedChange(CLUSTER, { old, now }).map(({ property, message }) => [property, message]);
const skipped = [
    ["version", "InvalidParameterException: Unsupported Kubernetes minor version update from 1.33 to 1.35"],
];

describe("what AWS refuses of a change, as a comparison tells it", () => {
    it("is what the simulated cloud refuses of it", () => {
        assert.deepEqual(said({ version: "1.33" }, { version: "1.35" }), skipped);
        assert.deepEqual(said({ version: "1.33" }, { version: "1.34" }), []);
    });

    it("is nothing of what is secret, which it would repeat, or not known", () => {
        assert.deepEqual(said({ version: new Secret("1.33") }, { version: "1.35" }), []);
        assert.deepEqual(said({ version: unknown }, { version: "1.35" }), []);
        assert.deepEqual(said({ version: "1.33" }, { version: unknown }), []);
    });

    it("is nothing of types without such facts", () => {
        assert.deepEqual(refusedChange("aws:sqs/queue:Queue", { old: { name: "a" }, now: { name: "b" } }), []);
    });
});
