import { ACCESS_LEVELS, DEFAULTS } from "@plinth/cache/plan";
import { z } from "zod";

const password = z
    .discriminatedUnion("rotation", [
        z.strictObject({
            rotation: z.literal("versions"),
            versions: z
                .array(z.number())
                .optional()
                .describe(
                    "One or two rising numbers; the cache takes these passwords, the secret holds the last. Default: 1.",
                ),
        }),
        z.strictObject({
            rotation: z.literal("lambda"),
            lambdaArn: z.string().describe("The function that changes the password."),
            days: z.number().optional().describe("Days between two changes, 1 to 1000. Default: 30."),
        }),
    ])
    .describe(
        "For clients that cannot sign in with IAM: a password in Secrets Manager, changed by hand or by a function.",
    );

const user = z.strictObject({
    access: z
        .enum(ACCESS_LEVELS)
        .describe(
            "read: no writes. readWrite: everything but dangerous commands. admin: everything ElastiCache offers.",
        ),
    keys: z
        .array(z.string())
        .optional()
        .describe("Patterns of the keys the user reaches, such as cart:*. Default: every key."),
    password: password.optional(),
});

export const users = z
    .record(z.string(), user)
    .default(DEFAULTS.users)
    .describe("Who may sign in. Default: app, which signs in with IAM, reads and writes every key.");
