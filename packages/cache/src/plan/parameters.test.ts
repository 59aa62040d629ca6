import assert from "node:assert/strict";
import { leastShape } from "../testdata/cacheArgs.ts";
import { familyOf } from "./engine.ts";
import { checkParameters, parametersOf } from "./parameters.ts";

describe("a cache's parameters", () => {
    for (const [use, policy] of [
        ["cache", "allkeys-lru"],
        ["session", "noeviction"],
        ["queue", "noeviction"],
    ] as const) {
        it(`make room or refuse writes as ${use} needs it`, () => {
            assert.deepEqual(parametersOf({ ...leastShape, use }), [{ name: "maxmemory-policy", value: policy }]);
        });
    }

    it("switch cluster mode on with shards, and stand in an order of their own", () => {
        const parameters = parametersOf({
            ...leastShape,
            shards: 2,
            parameters: { timeout: "300", "notify-keyspace-events": "Ex" },
        });
        assert.deepEqual(
            parameters.map(({ name, value }) => `${name}=${value}`),
            ["cluster-enabled=yes", "maxmemory-policy=noeviction", "notify-keyspace-events=Ex", "timeout=300"],
        );
    });

    it("are of the family of engine and version", () => {
        assert.equal(familyOf(leastShape), "valkey8");
        assert.equal(familyOf({ ...leastShape, engineVersion: "7.2" }), "valkey7");
        assert.equal(familyOf({ ...leastShape, engine: "redis", engineVersion: "7.1" }), "redis7");
    });

    for (const [name, setting] of [
        ["maxmemory-policy", "use"],
        ["cluster-enabled", "shards"],
    ] as const) {
        it(`refuses ${name}, which another setting decides`, () => {
            assert.deepEqual(checkParameters({ ...leastShape, parameters: { [name]: "x" } }), [
                {
                    path: ["parameters", name],
                    rule: `cannot be set: ${setting} decides it`,
                    value: "x",
                    fix: "remove it",
                },
            ]);
        });
    }

    it("refuses names that no parameter has", () => {
        assert.deepEqual(checkParameters({ ...leastShape, parameters: { maxMemory: "1" } }), [
            {
                path: ["parameters", "maxMemory"],
                rule: "must be the name of a parameter of the engine, in lower case",
                value: "maxMemory",
                fix: "write it as aws elasticache describe-cache-parameters lists it",
            },
        ]);
    });
});
