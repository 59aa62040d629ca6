import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { Parameters } from "./parameters.ts";
import type { ParametersArgs, ParameterValue } from "./parametersArgs.ts";
import { isSecretName } from "./plan/secretText.ts";

const valid = { account: "444444444444", region: "eu-west-1", path: "/shop/prod", parameters: { retries: 3 } };

function refused(args: object) {
    try {
        new Parameters("shop", { ...valid, ...args } as ParametersArgs<string>);
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^parameters "shop": /);
        return error.problems;
    }
    return assert.fail("accepted");
}
const rules = (parameters: object): string[] => refused({ parameters }).map(({ path, rule }) => `${path}: ${rule}`);

describe("Parameters", () => {
    it("refuses wrong arguments, all at once, before anything registers", () => {
        const problems = refused({
            account: "1",
            region: "Ireland",
            path: "shop/",
            parameters: { "/x": "1", empty: "", list: { kind: "list", values: ["a,b"] } },
        });
        assert.deepEqual(
            problems.map(({ path }) => path),
            ["account", "region", "path", 'parameters["/x"]', 'parameters["empty"]', 'parameters["list"].values'],
        );
    });

    it("refuses a path AWS keeps for itself, and no parameters", () => {
        for (const path of ["/aws/shop", "/SSM-shop"]) {
            assert.deepEqual(
                refused({ path }).map(({ rule }) => rule),
                ["must not begin with aws or ssm, which AWS keeps for itself"],
            );
        }
        assert.deepEqual(rules({}), ["parameters: must have at least one parameter"]);
    });

    it("refuses plain values under the name of a secret, and does not repeat them", () => {
        for (const name of [
            "database/password",
            "stripeApiKey",
            "github_token",
            "client-secret",
            "DB_PASS".toLowerCase() + "word",
        ]) {
            const problems = refused({ parameters: { [name]: "hunter22" } });
            assert.match(problems[0]?.rule ?? "", /^must not hold a secret/, name);
            assert.match(problems[0]?.fix ?? "", /@plinth\/secrets/);
            assert.ok(!JSON.stringify(problems).includes("hunter22"));
        }
    });

    it("refuses secrets that can be told by their form, whatever they are called", () => {
        for (const [value, kind] of [
            [["-----BEGIN", "RSA PRIVATE KEY-----"].join(" "), "a private key"],
            [`AKIA${"ABCDEFGHIJKLMNOP"}`, "an AWS access key"],
            [`ghp_${"a1".repeat(18)}`, "a token"],
            [`postgres://shop:${"hunter22"}@db/shop`, "an address with a password"],
        ]) {
            const problems = refused({ parameters: { setting: value } });
            assert.deepEqual(
                problems.map(({ rule }) => rule),
                [`must not hold ${kind}`],
            );
            assert.ok(!JSON.stringify(problems).includes(String(value)));
        }
    });

    it("takes names about a secret, and numbers and switches under any name", () => {
        for (const name of [
            "token-ttl",
            "db-secret-arn",
            "password-policy",
            "tokens-per-second",
            "public-key",
            "monkey",
        ]) {
            assert.ok(!isSecretName(name), name);
        }
        for (const value of [3600, "3600", true]) {
            const problems = refused({ account: "1", parameters: { "refresh-token": value } });
            assert.deepEqual(
                problems.map(({ path }) => path),
                ["account"],
            );
        }
    });

    it("refuses a secure value that stands in the code, and does not repeat it", () => {
        const problems = refused({ parameters: { legacy: { kind: "secure", text: "s3cr3t", version: 0 } } });
        assert.deepEqual(
            problems.map(({ path, rule }) => [path, rule]),
            [
                ['parameters["legacy"].text', "must be an Output: a text would stand in the code"],
                ['parameters["legacy"].version', "must be a whole number from 1"],
            ],
        );
        assert.ok(!JSON.stringify(problems).includes("s3cr3t"));
    });

    it("refuses values that are too long, and names that are too long or too deep", () => {
        assert.deepEqual(rules({ long: "x".repeat(8193) }), ['parameters["long"]: must have at most 8192 bytes']);
        for (const name of ["a".repeat(1001), Array.from({ length: 14 }, () => "a").join("/"), "a//b", "a b"]) {
            assert.match(rules({ [name]: 1 })[0] ?? "", /must be a name of letters, digits/, name);
        }
    });

    it("refuses patterns that are none, and values their pattern does not allow", () => {
        const text = (allowedPattern: string) => rules({ level: { kind: "text", value: "info", allowedPattern } });
        assert.deepEqual(text("["), [
            'parameters["level"].allowedPattern: must be a regular expression of at most 1024 characters',
        ]);
        assert.deepEqual(text("nfo"), ['parameters["level"].allowedPattern: must allow the value']);
    });

    it("refuses descriptions that are too long", () => {
        const level = { kind: "text", value: pulumi.output("info"), description: "x".repeat(1025) };
        assert.deepEqual(rules({ level }), ['parameters["level"].description: must have at most 1024 characters']);
    });

    it("does not compile with a secure text in the code, or a pattern of a list", () => {
        // @ts-expect-error a text stands in the code
        const secure: ParameterValue = { kind: "secure", text: "s3cr3t", version: 1 };
        // @ts-expect-error Systems Manager matches the texts as one
        const list: ParameterValue = { kind: "list", values: ["a"], allowedPattern: "a" };
        assert.ok(typeof secure === "object" && typeof list === "object");
    });
});
