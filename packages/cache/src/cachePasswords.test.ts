import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import { Cache } from "./cache.ts";
import type { UserShape } from "./plan/index.ts";
import { leastArgs } from "./testdata/cacheArgs.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const USER = "aws:elasticache/user:User";
const lambdaArn = "arn:aws:lambda:eu-west-1:444444444444:function:rotate-cache-user";

async function make(users: Readonly<Record<string, UserShape>>) {
    return await record(() => new Cache("cache-sessions", { ...leastArgs, users }), {
        project: "plinth-cache",
        stack: "prod",
    });
}

describe("a cache's user with a password", () => {
    it("has it in a secret that the cache's key encrypts, in the form a rotation function reads", async () => {
        const made = await make({ legacy: { access: "read", password: { rotation: "versions" } } });
        assert.equal(made.only(SECRET)["kmsKeyId"], await made.known(made.result.keyArn));
        assert.ok(String(made.only("aws:kms/key:Key")["policy"]).includes("secretsmanager.eu-west-1.amazonaws.com"));
        const text = JSON.parse(String(made.only(VERSION)["secretString"])) as Record<string, string>;
        assert.equal(text["username"], "plinth-prod-sessions-legacy");
        assert.equal(text["user_arn"], "arn:aws:elasticache:eu-west-1:444444444444:user:plinth-prod-sessions-legacy");
        assert.match(text["password"] ?? "", /^[A-Za-z0-9]{64}$/);
        assert.deepEqual(made.only(USER)["authenticationMode"], { type: "password", passwords: [text["password"]] });
    });

    it("is asked of Secrets Manager without characters that AWS refuses, once for each version", async () => {
        const asked: unknown[] = [];
        const drawn = ["first", "second"];
        const users = { legacy: { access: "read", password: { rotation: "versions", versions: [1, 2] } } } as const;
        const made = await record(() => new Cache("cache-sessions", { ...leastArgs, users }), {
            invokes: {
                "aws:secretsmanager/getRandomPassword:getRandomPassword": ({ passwordLength, excludePunctuation }) => {
                    asked.push([passwordLength, excludePunctuation]);
                    return { id: "drawn", randomPassword: drawn.shift() };
                },
            },
        });
        assert.deepEqual(asked, [
            [64, true],
            [64, true],
        ]);
        const mode = made.only(USER)["authenticationMode"] as { passwords: string[] };
        assert.deepEqual(mode.passwords.toSorted(), ["first", "second"]);
    });

    it("keeps the password it was given first, whatever is drawn later", async () => {
        const made = await make({ legacy: { access: "read", password: { rotation: "versions" } } });
        const version = made.resource(VERSION, "cache-sessions-user-legacy-password-1");
        assert.deepEqual(version.options.ignoreChanges, ["secretString"]);
    });

    it("takes two passwords while clients change over, the last of which the secret holds", async () => {
        const made = await make({ legacy: { access: "read", password: { rotation: "versions", versions: [1, 2] } } });
        const first = made.resource(VERSION, "cache-sessions-user-legacy-password-1");
        const second = made.resource(VERSION, "cache-sessions-user-legacy-password-2");
        assert.ok(second.dependencies.includes(first.urn), "made before the first one is");
        const mode = made.only(USER)["authenticationMode"] as { passwords: string[] };
        assert.equal(mode.passwords.length, 2);
    });

    it("is rotated by a function where the settings name one", async () => {
        const made = await make({ legacy: { access: "read", password: { rotation: "lambda", lambdaArn } } });
        assert.deepEqual(
            [made.only(ROTATION)["rotationLambdaArn"], made.only(ROTATION)["rotationRules"]],
            [lambdaArn, { automaticallyAfterDays: 30 }],
        );
        assert.equal(made.only(ROTATION)["rotateImmediately"], false);
    });

    it("is passed on with its secret, and one that signs in with IAM without", async () => {
        const made = await make({
            app: { access: "readWrite" },
            legacy: { access: "read", password: { rotation: "versions" } },
        });
        const users = await made.known(made.result.users);
        assert.equal(users["app"]?.passwordSecretArn, undefined);
        assert.match(users["legacy"]?.passwordSecretArn ?? "", /^arn:aws:secretsmanager:.*cache-sessions-user-legacy/);
        assert.equal(made.all(SECRET).length, 1);
    });

    it("leaves the key's policy as it is where nobody has a password", async () => {
        const made = await make({ app: { access: "readWrite" } });
        assert.ok(!String(made.only("aws:kms/key:Key")["policy"]).includes("secretsmanager"));
    });
});
