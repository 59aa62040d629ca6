import assert from "node:assert/strict";
import { replacedByDirection } from "./conditions.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";
const CLUSTER = "aws:eks/cluster:Cluster";

describe("what replaces a resource in one direction only", () => {
    it("is a cache's way back from Valkey to Redis, not the way there", () => {
        assert.deepEqual(replacedByDirection(GROUP, { engine: "valkey" }, { engine: "redis" }), ["engine"]);
        assert.deepEqual(replacedByDirection(GROUP, { engine: "redis" }, { engine: "valkey" }), []);
    });

    it("is a cache's older version, by numbers", () => {
        const step = (old: string, now: string): string[] =>
            replacedByDirection(GROUP, { engineVersion: old }, { engineVersion: now });
        assert.deepEqual(step("8.10", "8.9"), ["engineVersion"]);
        assert.deepEqual(step("8.1", "7.2"), ["engineVersion"]);
        assert.deepEqual(step("8.9", "8.10"), []);
        assert.deepEqual(step("7", "7.0"), []);
        assert.deepEqual(step("6.x", "5.0.6"), [], "a version that is no number is not compared");
    });

    it("is the encryption of a cluster's secrets when it goes, not when it comes", () => {
        const encrypted = { encryptionConfig: { provider: { keyArn: "arn:aws:kms:eu-west-1:1:key/a" } } };
        assert.deepEqual(replacedByDirection(CLUSTER, encrypted, {}), ["encryptionConfig"]);
        assert.deepEqual(replacedByDirection(CLUSTER, {}, encrypted), []);
    });

    it("is nothing of a type that nobody has read", () => {
        assert.deepEqual(replacedByDirection("aws:sqs/queue:Queue", { engine: "valkey" }, { engine: "redis" }), []);
    });
});
