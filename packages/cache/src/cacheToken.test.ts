import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import { record } from "@plinth/testing";
import { Cache } from "./cache.ts";
import type { CacheArgs } from "./cacheArgs.ts";
import { leastArgs } from "./testdata/cacheArgs.ts";

const GROUP = "aws:elasticache/replicationGroup:ReplicationGroup";

async function make(changes: Partial<CacheArgs> = {}) {
    return await record(() => new Cache("cache-sessions", { ...leastArgs, ...changes } as CacheArgs));
}

function refused(changes: Partial<CacheArgs>): string[] {
    try {
        new Cache("cache-sessions", { ...leastArgs, ...changes } as CacheArgs);
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        return error.problems.map(({ path, rule }) => `${path} ${rule}`);
    }
    return assert.fail("accepted");
}

describe("a cache with a token", () => {
    it("takes it in the place of users, over TLS, as something that is not shown again", async () => {
        const made = await make({ token: {} });
        const group = made.only(GROUP);
        assert.match(String(group["authTokenWo"]), /^[A-Za-z0-9]{64}$/);
        assert.deepEqual([group["authTokenWoVersion"], group["authTokenUpdateStrategy"]], [1, "ROTATE"]);
        assert.deepEqual([group["transitEncryptionMode"], group["authToken"]], ["required", undefined]);
        assert.equal("userGroupIds" in group, false);
    });

    it("has it in a secret that the cache's key encrypts", async () => {
        const made = await make({ token: {} });
        assert.equal(made.only("aws:secretsmanager/secret:Secret")["kmsKeyId"], await made.known(made.result.keyArn));
        const version = made.resource("aws:secretsmanager/secretVersion:SecretVersion", "cache-sessions-token-1");
        assert.equal(version.inputs["secretString"], made.only(GROUP)["authTokenWo"]);
        assert.ok(made.result.tokenSecretArn !== undefined);
        assert.match(await made.known(made.result.tokenSecretArn), /:secret:cache-sessions-token-/);
    });

    it("draws another one for a higher version", async () => {
        const made = await make({ token: { version: 2 } });
        assert.equal(made.only(GROUP)["authTokenWoVersion"], 2);
        assert.deepEqual(
            made.resources
                .filter(({ type }) => type === "aws:secretsmanager/secretVersion:SecretVersion")
                .map(({ name }) => name),
            ["cache-sessions-token-2"],
        );
    });

    it("keeps the users that wait for it, and goes back to them in one update", async () => {
        const [token, remove, plain] = [await make({ token: {} }), await make({ token: "remove" }), await make()];
        for (const urn of plain.urns()) assert.ok(token.urns().includes(urn), urn);
        assert.deepEqual(remove.urns(), plain.urns());
        const group = remove.only(GROUP);
        assert.deepEqual(group["userGroupIds"], plain.only(GROUP)["userGroupIds"]);
        assert.deepEqual([group["authTokenUpdateStrategy"], group["authTokenWo"]], ["DELETE", undefined]);
        assert.equal("authTokenUpdateStrategy" in plain.only(GROUP), false);
    });

    it("refuses a version that is none, and a token while clients may come without TLS", () => {
        assert.deepEqual(refused({ token: { version: 0 }, tlsMigration: "preferred" }), [
            "token.version must be a whole number from 1 on",
            "token must not stand beside tlsMigration: AWS takes a token once TLS is required",
        ]);
    });
});
