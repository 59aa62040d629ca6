import assert from "node:assert/strict";
import { ProblemsError } from "@plinth/core/errors";
import * as pulumi from "@pulumi/pulumi";
import { Secret } from "./secret.ts";
import type { SecretArgs, SecretRotation, WrittenValue } from "./secretArgs.ts";
import { byFunction, DEPLOYER, valid } from "./testdata/secretArgs.ts";

function refused(args: Partial<SecretArgs>) {
    try {
        new Secret("payment", { ...valid, ...args });
    } catch (error) {
        assert.ok(error instanceof ProblemsError);
        assert.match(error.message, /^secret "payment": /);
        return error.problems;
    }
    return assert.fail("accepted");
}

const rules = (args: Partial<SecretArgs>): string[] => refused(args).map(({ path, rule }) => `${path}: ${rule}`);

describe("Secret", () => {
    it("refuses wrong arguments, all at once, before anything registers", () => {
        const problems = refused({
            description: " ",
            account: "12345",
            region: "Ireland",
            partition: "aws-eu",
            secretName: "with space",
            access: { readers: ["*"], writers: ["*"], administrators: ["*"] },
            rotation: { by: "hand", reason: "" },
            recovery: { days: 3, reason: " " },
        });
        assert.deepEqual(
            problems.map(({ path }) => path),
            [
                "description",
                "account",
                "region",
                "partition",
                "secretName",
                "access.readers[0]",
                "access.writers[0]",
                "access.administrators[0]",
                "rotation.reason",
                "recovery.reason",
                "recovery.days",
            ],
        );
    });

    it("refuses a name that ends as the ARN of a secret does", () => {
        assert.deepEqual(refused({ secretName: "shop/payment-a1B2c3" }), [
            {
                path: "secretName",
                rule: "must not end with a hyphen and six letters or digits: the ARN of a secret does, and one would be taken for the other",
                value: "shop/payment-a1B2c3",
                fix: "end it with another word, or join the words with / instead of -",
            },
        ]);
    });

    it("refuses a value that stands in the code, and does not repeat it", () => {
        const text = "s3cr3t" as unknown as WrittenValue["text"];
        const access = { readers: [], administrators: [DEPLOYER] };
        const problems = refused({ value: { text, version: 1 }, access });
        assert.deepEqual(
            problems.map(({ path, rule }) => [path, rule]),
            [["value.text", "must be an Output: a text would stand in the code"]],
        );
        assert.ok(!JSON.stringify(problems).includes("s3cr3t"));
    });

    it("refuses a value that nobody who deploys could read back, and versions below 1", () => {
        assert.deepEqual(rules({ value: { text: pulumi.secret("text"), version: 0 } }), [
            "value.version: must be a whole number from 1",
            "access.administrators: must name who deploys where the program writes the value: the provider reads a version after writing it",
        ]);
    });

    it("refuses keys of another region, aliases, and what is no key", () => {
        const inIreland = "kmsKeyArn: must be the ARN of a KMS key in eu-west-1";
        assert.deepEqual(rules({ kmsKeyArn: "arn:aws:kms:eu-central-1:444444444444:key/1b2c" }), [inIreland]);
        assert.deepEqual(rules({ kmsKeyArn: "1b2c" }), [inIreland]);
        assert.deepEqual(rules({ kmsKeyArn: "alias/aws/secretsmanager" }), [
            "kmsKeyArn: must be the ARN of a key: an alias may point at another one tomorrow",
        ]);
    });

    it("refuses copies in its own region, in none, and under a key of another", () => {
        const kmsKeyArn = "arn:aws:kms:eu-west-1:444444444444:key/1b2c";
        assert.deepEqual(rules({ replicas: { "eu-west-1": {}, Frankfurt: {}, "eu-central-1": { kmsKeyArn } } }), [
            "replicas.eu-west-1: must be another region than the secret's",
            "replicas.Frankfurt: must be an AWS region such as eu-central-1",
            "replicas.eu-central-1.kmsKeyArn: must be the ARN of a KMS key in eu-central-1",
        ]);
    });

    it("refuses what does not rotate: a version of a function, a role that is none", () => {
        const functionArn = `${String(byFunction.functionArn)}:7`;
        assert.deepEqual(rules({ rotation: { ...byFunction, functionArn, roleArn: "rotator" } }), [
            "rotation.roleArn: must be the ARN of a role",
            "rotation.functionArn: must be the ARN of a Lambda function, without a version or alias",
        ]);
    });

    it("refuses schedules that are no cron expression of a full hour within the day", () => {
        for (const schedule of [
            "rate(30 days)",
            "cron(30 4 1 * ? *)",
            "cron(0 22 1 * ? *)",
            "cron(0 4 1 * * *)",
            "cron(0 4 ? * ? *)",
            "cron(0 4 1 ? ? *)",
            "cron(0 4 1 * ? 2027)",
        ]) {
            assert.deepEqual(
                refused({ rotation: { ...byFunction, schedule } }).map(({ path, value }) => [path, value]),
                [["rotation.schedule", schedule]],
            );
        }
    });

    it("refuses a recovery window AWS does not have", () => {
        for (const days of [1, 6, 31, 7.5]) {
            assert.deepEqual(rules({ recovery: { days, reason: "review environment" } }), [
                "recovery.days: must be a whole number from 7 to 30, or 0 for none",
            ]);
        }
    });

    it("does not compile with a schedule that nobody keeps, or a value in the code", () => {
        // @ts-expect-error people keep no schedule
        const rotation: SecretRotation = { by: "hand", reason: "no interface", schedule: "cron(0 4 1 * ? *)" };
        // @ts-expect-error a text stands in the code
        const value: WrittenValue = { text: "s3cr3t", version: 1 };
        assert.ok(rotation.by === "hand" && value.version === 1);
    });
});
