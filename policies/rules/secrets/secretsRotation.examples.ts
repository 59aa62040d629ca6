import { from, resource, type RuleExamples, UNKNOWN } from "../../tests/example.ts";
import { secretsRotation } from "./secretsRotation.ts";

const SECRET = "aws:secretsmanager/secret:Secret";
const ROTATION = "aws:secretsmanager/secretRotation:SecretRotation";
const secret = resource(SECRET, "s", {});
const monthly = { rotationRules: { automaticallyAfterDays: 30 } };

function every(rotationRules: unknown) {
    return [resource(ROTATION, "r", { secretId: "other", rotationRules })];
}

export const examples: RuleExamples = {
    rule: secretsRotation,
    passing: [
        {
            title: "a secret with its rotation, by edge",
            resources: [secret, resource(ROTATION, "r", { secretId: from(secret), ...monthly })],
        },
        {
            title: "a secret with its rotation, by name",
            resources: [
                resource(SECRET, "s", { name: "db/app" }),
                resource(ROTATION, "r", { secretId: "db/app", rotationEnabled: true, ...monthly }),
            ],
        },
        {
            title: "a secret that names its rotation itself",
            resources: [
                resource(SECRET, "s", {
                    rotationLambdaArn: UNKNOWN,
                    rotationRules: [{ automaticallyAfterDays: "90" }],
                }),
            ],
        },
        {
            title: "schedules that come often enough",
            resources: [
                ...every({ scheduleExpression: "rate(90 days)" }),
                resource(ROTATION, "q", { secretId: "q", rotationRules: { scheduleExpression: "cron(0 8 1 * ? *)" } }),
            ],
        },
        {
            title: "half a year where that is enough",
            resources: every({ automaticallyAfterDays: 180 }),
            parameters: { maximumDays: 180 },
        },
    ],
    failing: [
        { title: "a secret without a rotation", resources: [secret], finds: ["s: rotation"] },
        {
            title: "a secret beside the rotation of another",
            resources: [
                resource(SECRET, "s", { name: "db/app" }),
                resource(ROTATION, "r", { secretId: "db/admin", ...monthly }),
            ],
            finds: ["s: rotation"],
        },
        {
            title: "a rotation that comes too late",
            resources: [
                secret,
                resource(ROTATION, "r", { secretId: from(secret), rotationRules: { automaticallyAfterDays: 91 } }),
            ],
            finds: ["r: rotationRules.automaticallyAfterDays"],
        },
        {
            title: "a rotation of the secret itself that comes too late",
            resources: [resource(SECRET, "s", { rotationRules: { automaticallyAfterDays: 365 } })],
            finds: ["s: rotationRules.automaticallyAfterDays"],
        },
        {
            title: "schedules that come too late or cannot be read",
            resources: [
                ...every({ scheduleExpression: "rate(180 days)", automaticallyAfterDays: UNKNOWN }),
                resource(ROTATION, "q", { secretId: "q", rotationRules: [{ scheduleExpression: "soon" }] }),
            ],
            finds: ["r: rotationRules.scheduleExpression", "q: rotationRules[0].scheduleExpression"],
        },
        {
            title: "a rotation without a time, and one that is switched off",
            resources: [
                ...every({ duration: "3h" }),
                resource(ROTATION, "q", { secretId: "q", ...monthly, rotationEnabled: false }),
            ],
            finds: ["r: rotationRules.automaticallyAfterDays", "q: rotationEnabled"],
        },
    ],
    unknown: [
        {
            title: "a rotation of a secret that is not known yet",
            resources: [secret, resource(ROTATION, "r", { secretId: UNKNOWN, ...monthly })],
            finds: ["s: rotation"],
        },
        {
            title: "an adopted secret",
            resources: [
                resource(
                    SECRET,
                    "s",
                    {},
                    { options: { import: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:s" } },
                ),
            ],
            finds: ["s: rotation"],
        },
        {
            title: "times that are not known yet",
            resources: [
                ...every({ automaticallyAfterDays: UNKNOWN }),
                resource(ROTATION, "q", { secretId: "q", rotationRules: { scheduleExpression: UNKNOWN } }),
                resource(ROTATION, "p", { secretId: "p", rotationRules: UNKNOWN }),
                resource(ROTATION, "o", { secretId: "o", ...monthly, rotationEnabled: UNKNOWN }),
            ],
            finds: [
                "r: rotationRules.automaticallyAfterDays",
                "q: rotationRules.scheduleExpression",
                "p: rotationRules.automaticallyAfterDays",
                "o: rotationEnabled",
            ],
        },
    ],
};
