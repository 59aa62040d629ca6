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
                ...[
                    "rate(2160 hours)",
                    "cron(0 0 1 1/3 ? *)",
                    "cron(0 0 1 */3 ? *)",
                    "cron(0 0 1 10,jan,4-7 ? *)",
                    "cron(0 0 ? ? MON#1 *)",
                    "cron(0 0 1 1-12/3 ? *)",
                    "cron(0 0 1 3-6,9,12 ? *)",
                ].map((scheduleExpression, index) =>
                    resource(ROTATION, `r${index}`, { secretId: `r${index}`, rotationRules: { scheduleExpression } }),
                ),
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
        ...[
            "rate(2161 hours)",
            "rate(91 days)",
            "cron(0 12 * 2 ? *)",
            "cron(0 0 1 1/4 ? *)",
            "cron(0 0 1 JAN-JUN ? *)",
            "cron(0 0 1 4-9,12 ? *)",
            "cron(0 0 1 13 ? *)",
        ].map((scheduleExpression) => ({
            title: `a schedule that comes too late: ${scheduleExpression}`,
            resources: every({ scheduleExpression }),
            finds: ["r: rotationRules.scheduleExpression"],
        })),
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
            title: "a secret that is only read",
            resources: [resource(SECRET, "s", {}, { outputs: { id: "s" }, external: true })],
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
