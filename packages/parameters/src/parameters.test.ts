import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import { Parameters } from "./parameters.ts";
import type { ParametersArgs, ParameterValue } from "./parametersArgs.ts";
import type { ReadPolicy } from "./plan/readPolicy.ts";

const PARAMETER = "aws:ssm/parameter:Parameter";
const KEY = "aws:kms/key:Key";
const place = { account: "444444444444", region: "eu-west-1" };
const secure = { kind: "secure", text: pulumi.secret("s3cr3t"), version: 3 } as const;

const made = (
    parameters: Record<string, ParameterValue>,
    more: Partial<ParametersArgs<string>> = {},
    preview = false,
) =>
    record(() => new Parameters("shop", { ...place, parameters, ...more }), {
        project: "edge",
        stack: "prod",
        preview,
    });

describe("Parameters", () => {
    it("are named by project, environment and the rest", async () => {
        const recording = await made({ "database/host": "db.internal", retries: 3, enabled: true });
        const values = recording
            .all(PARAMETER)
            .map(({ name, inputs }) => [name, inputs["name"], inputs["type"], inputs["insecureValue"], inputs["tier"]]);
        assert.deepEqual(values, [
            ["shop-database/host", "/edge/prod/database/host", "String", "db.internal", "Standard"],
            ["shop-retries", "/edge/prod/retries", "String", "3", "Standard"],
            ["shop-enabled", "/edge/prod/enabled", "String", "true", "Standard"],
        ]);
        assert.equal(
            await recording.known(recording.result.names["retries"] ?? pulumi.output("")),
            "/edge/prod/retries",
        );
        assert.match(
            await recording.known(recording.result.arns["database/host"] ?? pulumi.output("")),
            /^arn:aws:ssm:.*:parameter\/edge\/prod\/database\/host$/,
        );
    });

    it("stand below another path where one is given", async () => {
        const recording = await made({ retries: 3 }, { path: "/shared/eu" });
        assert.equal(recording.only(PARAMETER)["name"], "/shared/eu/retries");
        assert.equal(recording.result.path, "/shared/eu");
    });

    it("are lists, and texts with a pattern and a description", async () => {
        const recording = await made({
            zones: { kind: "list", values: ["a", "b"] },
            level: { kind: "text", value: "info", allowedPattern: "debug|info", description: "What is logged" },
        });
        const zones = recording.named(PARAMETER, "shop-zones");
        assert.deepEqual([zones["type"], zones["insecureValue"]], ["StringList", "a,b"]);
        const { allowedPattern, description } = recording.named(PARAMETER, "shop-level");
        assert.deepEqual([allowedPattern, description], ["debug|info", "What is logged"]);
    });

    it("take the tier their value needs, known now or later", async () => {
        const recording = await made({
            small: "é".repeat(2048),
            large: "é".repeat(2049),
            flowing: pulumi.output("x".repeat(5000)),
        });
        const tiers = recording.all(PARAMETER).map(({ inputs }) => inputs["tier"]);
        assert.deepEqual(tiers, ["Standard", "Advanced", "Advanced"]);
    });

    it("send what is secure write-only, under a key of their own for Systems Manager", async () => {
        const recording = await made({ legacy: secure });
        const { type, valueWo, valueWoVersion, value, insecureValue, keyId } = recording.only(PARAMETER);
        assert.deepEqual([type, valueWo, valueWoVersion], ["SecureString", "s3cr3t", 3]);
        assert.deepEqual([value, insecureValue], [undefined, undefined]);
        assert.match(String(keyId), /^arn:aws:kms:/);
        assert.match(String(recording.only(KEY)["policy"]), /"ssm\.eu-west-1\.amazonaws\.com"/);
        assert.equal(recording.resource(KEY, "shop-key-key").options.protect, true);
        const loose = await made({ legacy: secure }, { protect: false });
        assert.notEqual(loose.resource(KEY, "shop-key-key").options.protect, true);
    });

    it("have no key where nothing is secure, and take one that is given", async () => {
        assert.deepEqual((await made({ retries: 3 })).all(KEY), []);
        const kmsKeyArn = "arn:aws:kms:eu-west-1:444444444444:key/1b2c";
        const recording = await made({ legacy: secure }, { kmsKeyArn });
        assert.deepEqual([recording.only(PARAMETER)["keyId"], recording.all(KEY).length], [kmsKeyArn, 0]);
    });

    it("are read by a role with the policy they give: below their path, and with their key for them only", async () => {
        const policyOf = async (parameters: Record<string, ParameterValue>) => {
            const recording = await made(parameters);
            return JSON.parse(await recording.known(recording.result.readPolicy)) as ReadPolicy;
        };
        const all = "arn:aws:ssm:eu-west-1:444444444444:parameter/edge/prod";
        const [read, ...none] = (await policyOf({ retries: 3 })).Statement;
        assert.deepEqual(read?.Resource, [all, `${all}/*`]);
        assert.deepEqual(read.Action, ["ssm:GetParameter", "ssm:GetParameters", "ssm:GetParametersByPath"]);
        assert.deepEqual(none, []);
        const [, decrypt] = (await policyOf({ legacy: secure })).Statement;
        assert.deepEqual(decrypt?.Action, ["kms:Decrypt"]);
        assert.deepEqual(decrypt.Condition, {
            StringEquals: { "kms:ViaService": "ssm.eu-west-1.amazonaws.com" },
            StringLike: { "kms:EncryptionContext:PARAMETER_ARN": `${all}/*` },
        });
    });

    it("are planned before what flows into them is known", async () => {
        const recording = await made({ host: pulumi.output("db.internal") }, {}, true);
        assert.equal(recording.only(PARAMETER)["name"], "/edge/prod/host");
    });

    it("are each on their own: one more only creates, in any order", async () => {
        const one = (await made({ a: 1 })).urns();
        const two = (await made({ b: 2, a: 1 })).urns();
        assert.ok(one.every((urn) => two.includes(urn)));
        assert.equal(two.length, one.length + 1);
    });

    it("refuses a value that flows and turns out to be a secret, marked or by its form", async () => {
        await assert.rejects(
            made({ flowing: pulumi.secret("anything") }),
            /parameter flowing: must not hold a value that is marked secret/,
        );
        const url = `postgres://shop:${"hunter22"}@db/shop`;
        await assert.rejects(made({ flowing: pulumi.output(url) }), /parameter flowing: must not hold an address with/);
    });

    it("refuses a value that flows and turns out too long, or empty", async () => {
        await assert.rejects(made({ flowing: pulumi.output("x".repeat(8193)) }), /must have 1 to 8192 bytes, got 8193/);
        await assert.rejects(made({ flowing: pulumi.output("") }), /must have 1 to 8192 bytes, got 0/);
    });
});
