import assert from "node:assert/strict";
import { cache, type Changes, database, recorded, TYPES } from "./testdata/workloadArgs.ts";

interface Variable {
    readonly name: string;
    readonly value: unknown;
}

/** Variables of the web pods, in their order. */
async function variablesOf(changes: Changes = {}): Promise<readonly Variable[]> {
    const { template } = (await recorded(changes)).named(TYPES.deployment, "orders-web")["spec"] as {
        template: { spec: { containers: [{ env: Variable[] }] } };
    };
    return template.spec.containers[0].env;
}

function asMap(variables: readonly Variable[]): Record<string, unknown> {
    return Object.fromEntries(variables.map(({ name, value }) => [name, value]));
}

describe("variables of a workload's pods", () => {
    it("stand in the order of their names, with what the image is told apart by", async () => {
        const variables = await variablesOf();
        const names = variables.map(({ name }) => name);
        assert.deepEqual(names, names.toSorted());
        const { SERVICE_VERSION, OTEL_EXPORTER_OTLP_ENDPOINT } = asMap(variables);
        assert.equal(SERVICE_VERSION, "ab12cd34efab");
        assert.equal(OTEL_EXPORTER_OTLP_ENDPOINT, "http://otel-gateway.monitoring:4318");
        assert.equal(names.includes("DATABASE_HOST"), false);
    });

    it("say where database and cache are, and that IAM signs in", async () => {
        const variables = asMap(await variablesOf({ connections: { database, cache } }));
        const expected = {
            DATABASE_HOST: "orders.cluster.eu-west-1.rds.amazonaws.com",
            DATABASE_PORT: "5432",
            DATABASE_NAME: "app",
            DATABASE_USER: "orders",
            DATABASE_AUTH: "iam",
            CACHE_HOST: "master.sessions.euw1.cache.amazonaws.com",
            CACHE_PORT: "6379",
            CACHE_USER: "sessions-app",
            CACHE_ID: "sessions",
            CACHE_AUTH: "iam",
            CACHE_TLS: "on",
            CACHE_CLUSTER: "off",
        };
        assert.deepEqual({ ...variables, ...expected }, variables);
    });

    it("say that a cache has shards, by its endpoint", async () => {
        const primaryEndpoint = "clustercfg.sessions.abc.euw1.cache.amazonaws.com";
        const sharded = { ...cache, cache: { ...cache.cache, primaryEndpoint } };
        assert.equal(asMap(await variablesOf({ connections: { cache: sharded } }))["CACHE_CLUSTER"], "on");
    });
});
