import assert from "node:assert/strict";
import { record } from "@plinth/testing";
import * as pulumi from "@pulumi/pulumi";
import type { PolicyDocument } from "./plan/secretPolicy.ts";
import { Secret } from "./secret.ts";
import type { SecretArgs } from "./secretArgs.ts";
import { byFunction, DEPLOYER, READER, ROTATOR, valid } from "./testdata/secretArgs.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const VERSION = "aws:secretsmanager/secretVersion:SecretVersion";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const POLICY = "aws:secretsmanager/secretPolicy:SecretPolicy";
const KEY = "aws:kms/key:Key";

const made = (args: Partial<SecretArgs> = {}) => record(() => new Secret("payment", { ...valid, ...args }));

async function policyOf(args: Partial<SecretArgs> = {}) {
    const { policy } = (await made(args)).only(POLICY);
    const { Statement } = JSON.parse(String(policy)) as PolicyDocument;
    return Object.fromEntries(Statement.map((statement) => [statement.Sid, statement]));
}

describe("Secret", () => {
    it("is encrypted with a key of its own that works through Secrets Manager only, and waits 30 days before it is gone", async () => {
        const recording = await made();
        const secret = recording.only(SECRET);
        assert.equal(secret["kmsKeyId"], await recording.known(recording.result.keyArn));
        assert.equal(secret["recoveryWindowInDays"], 30);
        assert.equal(secret["description"], "Key of the payment provider");
        assert.match(String(recording.only(KEY)["policy"]), /"kms:ViaService":\["secretsmanager.eu-west-1/);
        assert.match(await recording.known(recording.result.arn), /^arn:aws:secretsmanager:/);
    });

    it("takes the key of a data class instead", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:444444444444:key/1b2c";
        const recording = await made({ kmsKeyArn });
        assert.equal(recording.only(SECRET)["kmsKeyId"], kmsKeyArn);
        assert.deepEqual(recording.all(KEY), []);
    });

    it("is named by Pulumi, or as it is asked to be", async () => {
        const nameOf = async (args: Partial<SecretArgs>) => {
            const recording = await made(args);
            return [recording.only(SECRET)["name"], await recording.known(recording.result.secretName)];
        };
        const [asked, given] = await nameOf({});
        assert.equal(asked, undefined);
        assert.match(String(given), /^payment-secret-[0-9a-f]{7}$/);
        assert.deepEqual(await nameOf({ secretName: "shop/payment" }), ["shop/payment", "shop/payment"]);
    });

    it("is protected with its key, unless that is switched off", async () => {
        const options = (recording: Awaited<ReturnType<typeof made>>) =>
            [recording.resource(SECRET, "payment-secret"), recording.resource(KEY, "payment-key-key")].map(
                ({ options: { protect } }) => protect === true,
            );
        assert.deepEqual(options(await made()), [true, true]);
        assert.deepEqual(options(await made({ protect: false })), [false, false]);
    });

    it("has no value of its own: it is set by hand or by the function", async () => {
        assert.deepEqual((await made()).all(VERSION), []);
    });

    it("takes a value that flows, sends it write-only and shows it in no output", async () => {
        // Marked secret by the component, whatever it comes as.
        const text = pulumi.output("s3cr3t-of-a-provider");
        const recording = await made({
            value: { text, version: 2 },
            access: { readers: [READER], administrators: [DEPLOYER] },
        });
        const { secretString, secretStringWo, secretStringWoVersion } = recording.only(VERSION);
        assert.deepEqual([secretString, secretStringWo, secretStringWoVersion], [undefined, "s3cr3t-of-a-provider", 2]);
        assert.deepEqual(recording.resource(VERSION, "payment-value").secretInputs, ["secretStringWo"]);
        const { arn, secretName, keyArn, readPolicy } = recording.result;
        const outputs = await Promise.all([arn, secretName, keyArn, readPolicy].map((one) => recording.known(one)));
        assert.ok(!JSON.stringify(outputs).includes("s3cr3t"));
    });

    it("gives reading to the roles it names and denies it to all others of the account", async () => {
        const { Read, Write, NobodyElseReads } = await policyOf({
            access: { readers: [READER], writers: ["arn:aws:iam::444444444444:role/desk"] },
        });
        assert.deepEqual(Read?.Principal, { AWS: [READER, ROTATOR] });
        assert.deepEqual(Read?.Action, ["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"]);
        assert.deepEqual(Write?.Principal, { AWS: ["arn:aws:iam::444444444444:role/desk", ROTATOR] });
        assert.deepEqual(NobodyElseReads, {
            Sid: "NobodyElseReads",
            Effect: "Deny",
            Principal: "*",
            Action: "secretsmanager:GetSecretValue",
            Resource: "*",
            Condition: {
                ArnNotEquals: { "aws:PrincipalArn": [READER, ROTATOR] },
                BoolIfExists: { "aws:PrincipalIsAWSService": "false" },
            },
        });
    });

    it("denies reading to everybody while nobody is named", async () => {
        const { Read, Write, NobodyElseReads } = await policyOf({
            access: { readers: [] },
            rotation: { by: "hand", reason: "the provider has no interface for it" },
        });
        assert.deepEqual([Read, Write], [undefined, undefined]);
        assert.deepEqual(NobodyElseReads?.Condition, { BoolIfExists: { "aws:PrincipalIsAWSService": "false" } });
    });

    it("denies everything to other accounts", async () => {
        const { NoOtherAccount } = await policyOf();
        assert.equal(NoOtherAccount?.Effect, "Deny");
        assert.equal(NoOtherAccount.Action, "secretsmanager:*");
        assert.deepEqual(NoOtherAccount.Condition?.["StringNotEquals"], { "aws:PrincipalAccount": "444444444444" });
        assert.equal((await made()).only(POLICY)["blockPublicPolicy"], true);
    });

    it("names roles that flow from other resources", async () => {
        const { Read } = await policyOf({ access: { readers: [pulumi.output(READER)] } });
        assert.deepEqual(Read?.Principal, { AWS: [READER, ROTATOR] });
    });

    it("has the policy a reader's role needs: this secret, and its key for this secret only", async () => {
        const recording = await made();
        const arn = await recording.known(recording.result.arn);
        const policy = JSON.parse(await recording.known(recording.result.readPolicy)) as PolicyDocument;
        assert.deepEqual(
            policy.Statement.map(({ Action, Resource, Condition }) => [Action, Resource, Condition]),
            [
                [["secretsmanager:GetSecretValue", "secretsmanager:DescribeSecret"], arn, undefined],
                [
                    "kms:Decrypt",
                    await recording.known(recording.result.keyArn),
                    {
                        StringEquals: {
                            "kms:ViaService": "secretsmanager.eu-west-1.amazonaws.com",
                            "kms:EncryptionContext:SecretARN": arn,
                        },
                    },
                ],
            ],
        );
    });

    it("is rotated by its function on the first of each month, and by nobody else's secret", async () => {
        const recording = await made();
        const { rotationLambdaArn, rotateImmediately, rotationRules } = recording.only(ROTATION);
        assert.equal(rotationLambdaArn, byFunction.functionArn);
        assert.equal(rotateImmediately, false);
        assert.deepEqual(rotationRules, { scheduleExpression: "cron(0 4 1 * ? *)", duration: "3h" });
        const { principal, sourceAccount, sourceArn } = recording.only("aws:lambda/permission:Permission");
        assert.deepEqual(
            [principal, sourceAccount, sourceArn],
            ["secretsmanager.amazonaws.com", "444444444444", await recording.known(recording.result.arn)],
        );
    });

    it("has its policy before its value, and both before anything rotates it", async () => {
        const value = { text: pulumi.secret("text"), version: 1 };
        const recording = await made({ value, access: { readers: [READER], administrators: [DEPLOYER] } });
        const before = (type: string, name: string) =>
            recording.resource(type, name).dependencies.map((urn) => urn.split("::").at(-1));
        assert.ok(before(VERSION, "payment-value").includes("payment-policy"));
        const rotation = before(ROTATION, "payment-rotation");
        assert.ok(rotation.includes("payment-rotation-permission") && rotation.includes("payment-value"));
        const alone = (await made()).resource(ROTATION, "payment-rotation").dependencies;
        assert.ok(alone.some((urn) => urn.endsWith("::payment-policy")));
    });

    it("has no rotation where people do it", async () => {
        const recording = await made({ rotation: { by: "hand", reason: "the provider has no interface for it" } });
        assert.deepEqual(recording.all(ROTATION), []);
        assert.deepEqual(recording.all("aws:lambda/permission:Permission"), []);
    });

    it("is copied to other regions, each with a key of its own there, whatever order they are named in", async () => {
        const names = ["eu-north-1", "eu-central-1"];
        const both = await Promise.all(
            [names, names.toReversed()].map((order) =>
                made({ replicas: Object.fromEntries(order.map((region) => [region, {}])) }),
            ),
        );
        const [one, other] = both.map((recording) => recording.only(SECRET)["replicas"] as { region: string }[]);
        assert.deepEqual(
            one?.map(({ region }) => region),
            ["eu-central-1", "eu-north-1"],
        );
        assert.deepEqual(other, one);
        const key = both[0]?.named(KEY, "payment-key-eu-north-1-key");
        assert.equal(key?.["region"], "eu-north-1");
        assert.match(String(key?.["policy"]), /secretsmanager\.eu-north-1\.amazonaws\.com/);
    });

    it("keeps a copy under a key that is given for the region", async () => {
        const kmsKeyArn = "arn:aws:kms:eu-central-1:444444444444:key/9f8e";
        const recording = await made({ replicas: { "eu-central-1": { kmsKeyArn } } });
        assert.deepEqual(recording.only(SECRET)["replicas"], [{ region: "eu-central-1", kmsKeyId: kmsKeyArn }]);
        assert.equal(recording.all(KEY).length, 1);
    });

    it("is gone sooner where a reason is given", async () => {
        const recording = await made({ recovery: { days: 0, reason: "review environment" } });
        assert.equal(recording.only(SECRET)["recoveryWindowInDays"], 0);
    });

    it("keeps its children below itself, under names that start with its own", async () => {
        const recording = await record(
            () =>
                new Secret("payment", {
                    ...valid,
                    access: { readers: [READER], administrators: [DEPLOYER] },
                    value: { text: pulumi.secret("text"), version: 1 },
                    replicas: { "eu-central-1": {} },
                }),
            { project: "p", stack: "s" },
        );
        const below = (type: string) => `urn:pulumi:s::p::plinth:secrets:Secret$${type}`;
        assert.deepEqual(
            recording.urns(),
            [
                "urn:pulumi:s::p::plinth:secrets:Secret::payment",
                below("plinth:keys:Key::payment-key"),
                below("plinth:keys:Key$aws:kms/key:Key::payment-key-key"),
                below("plinth:keys:Key$aws:kms/alias:Alias::payment-key-alias"),
                below("plinth:keys:Key::payment-key-eu-central-1"),
                below("plinth:keys:Key$aws:kms/key:Key::payment-key-eu-central-1-key"),
                below("plinth:keys:Key$aws:kms/alias:Alias::payment-key-eu-central-1-alias"),
                below(`${SECRET}::payment-secret`),
                below(`${POLICY}::payment-policy`),
                below(`${VERSION}::payment-value`),
                below("aws:lambda/permission:Permission::payment-rotation-permission"),
                below(`${ROTATION}::payment-rotation`),
                below("aws:cloudwatch/metricAlarm:MetricAlarm::payment-rotation-failing-alarm"),
            ].sort(),
        );
    });

    it("has an alarm of the function that rotates it, and none where people do", async () => {
        const ALARM = "aws:cloudwatch/metricAlarm:MetricAlarm";
        const alarm = (await made()).only(ALARM);
        assert.deepEqual(
            [alarm["metricName"], alarm["dimensions"], alarm["threshold"]],
            ["Errors", { FunctionName: "rotate-payment" }, 0],
        );
        assert.deepEqual([alarm["period"], alarm["evaluationPeriods"], alarm["datapointsToAlarm"]], [3600, 24, 1]);
        const byHand = await made({ rotation: { by: "hand", reason: "the provider has no interface for it" } });
        assert.deepEqual(byHand.all(ALARM), []);
    });
});
