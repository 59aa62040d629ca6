import assert from "node:assert/strict";
import { cacheTokens } from "./token.ts";

const SETTINGS = {
    CACHE_AUTH: "iam",
    CACHE_HOST: "master.orders.abc.euw1.cache.amazonaws.com",
    CACHE_PORT: 6379,
    CACHE_TLS: "on",
    AWS_REGION: "eu-west-1",
    CACHE_USER: "orders-app",
    CACHE_ID: "orders",
    CACHE_SERVERLESS: "off",
    CACHE_CLUSTER: "off",
} as const;
const CREDENTIALS = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "example", sessionToken: "session+/=" };

async function tokenFor(changes: Partial<Record<keyof typeof SETTINGS, string>> = {}): Promise<URL> {
    return new URL(`https://${await cacheTokens({ ...SETTINGS, ...changes } as typeof SETTINGS, CREDENTIALS)()}`);
}

describe("a token for the cache", () => {
    it("is a request to connect, signed for the cache by its id and good for 15 minutes", async () => {
        const { host, pathname, searchParams: query } = await tokenFor();
        assert.deepEqual([host, pathname], ["orders", "/"]);
        assert.deepEqual(
            [query.get("Action"), query.get("User"), query.get("X-Amz-Expires"), query.get("X-Amz-SignedHeaders")],
            ["connect", "orders-app", "900", "host"],
        );
        assert.match(query.get("X-Amz-Credential") ?? "", /^AKIDEXAMPLE\/\d{8}\/eu-west-1\/elasticache\/aws4_request$/);
        assert.match(query.get("X-Amz-Signature") ?? "", /^[0-9a-f]{64}$/);
        assert.equal(query.get("X-Amz-Security-Token"), "session+/=");
        assert.equal(query.has("ResourceType"), false);
    });

    it("says so where the cache is a serverless one", async () => {
        assert.equal((await tokenFor({ CACHE_SERVERLESS: "on" })).searchParams.get("ResourceType"), "ServerlessCache");
    });

    it("is written without a protocol, and as it was signed", async () => {
        const text = await cacheTokens(SETTINGS, CREDENTIALS)();
        assert.match(text, /^orders\/\?/);
        assert.match(text, /session%2B%2F%3D/);
    });
});
