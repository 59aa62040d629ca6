import { rule } from "@plinth/core/settings";
import { z } from "zod";

const AUTHS = ["iam", "password"] as const;

/** PostgreSQL manual 17, 4.1.1: identifiers have up to 63 bytes. Those that need quotes are left out. */
const DATABASE_USER = /^[a-z_][a-z0-9_]{0,62}$/;

const secretArn = z
    .string()
    .regex(/^arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+$/, "the ARN of a secret in Secrets Manager");

/** How a service reaches its database. */
export const database = z
    .strictObject({
        name: z.string().describe("In database.yaml: an instance or a cluster."),
        user: z
            .string()
            .regex(DATABASE_USER, "lower-case letters, digits and underscores")
            .describe("Whom it signs in as. With auth: iam, a user that GRANT rds_iam TO was said for."),
        migrationUser: z
            .string()
            .regex(DATABASE_USER, "lower-case letters, digits and underscores")
            .optional()
            .describe(
                "Whom the migration signs in as, in the same way: somebody who may change tables. Default: user.",
            ),
        auth: z
            .enum(AUTHS)
            .default("iam")
            .describe("iam: a token of fifteen minutes, and no password anywhere. password: a file from a secret."),
        secretArn: secretArn
            .optional()
            .describe(
                "With auth: password, the secret: a JSON object with username and password. Default: the database's own, which is its master's.",
            ),
    })
    .check(
        rule<DatabaseSignIn>(["auth", "secretArn", "migrationUser"], ({ auth, secretArn: arn, migrationUser }) => [
            ...(auth === "iam" && arn !== undefined
                ? [
                      {
                          path: ["secretArn"],
                          rule: "needs auth: password: with iam there is none to read",
                          value: arn,
                          fix: "remove it, or set auth: password",
                      },
                  ]
                : []),
            ...(auth === "password" && migrationUser !== undefined
                ? [
                      {
                          path: ["migrationUser"],
                          rule: "needs auth: iam: the secret holds the password of one user",
                          value: migrationUser,
                          fix: "remove it, or set auth: iam",
                      },
                  ]
                : []),
        ]),
    );

interface DatabaseSignIn {
    readonly auth: string;
    readonly secretArn?: string;
    readonly migrationUser?: string;
}

/** How a service reaches its cache. */
export const cache = z.strictObject({
    name: z.string().describe("In cache.yaml."),
    serverless: z.boolean().default(false).describe("Whether it stands under serverless in cache.yaml."),
    user: z.string().default("app").describe("One of its users in cache.yaml. Default: app, whom each has by default."),
    auth: z
        .enum(AUTHS)
        .default("iam")
        .describe("As cache.yaml has the user. iam: without password there. password: a file from its secret."),
});

/** A secret that the service reads as a file. */
export const secret = z.strictObject({
    secretArn: secretArn.describe("Its ARN."),
    property: z.string().optional().describe("The key, where it is a JSON object. Default: the whole value."),
    variable: z
        .string()
        .regex(/^[A-Z][A-Z0-9_]*_FILE$/, "capital letters, digits and underscores that end in _FILE")
        .optional()
        .describe("The variable that holds the file's path, such as STRIPE_KEY_FILE. Default: none."),
});

/** Another service in the cluster. */
const peer = z.strictObject({
    namespace: z.string().describe("The namespace it is in; that of a service is named like it."),
    service: z.string().describe("Its name."),
});

/** What a service may open connections to besides its database, cache and telemetry: all else is closed. */
export const connectTo = z.strictObject({
    services: z
        .record(z.string(), peer.extend({ port: z.int().min(1).max(65535).default(8080) }))
        .default({})
        .describe("Other services of the cluster, by a name of your choice. They let this one in by allowFrom."),
    destinations: z
        .record(
            z.string(),
            z.strictObject({
                cidrs: z.array(z.string()).min(1).describe("Blocks of addresses."),
                port: z.int().min(1).max(65535).describe("TCP."),
            }),
        )
        .default({})
        .describe("Anything else, by a name of your choice."),
    awsApis: z
        .discriminatedUnion("through", [
            z.strictObject({ through: z.literal("endpoints") }),
            z.strictObject({
                through: z.literal("internet"),
                reason: z.string().min(1).describe("Why: port 443 is then open to every address."),
            }),
        ])
        .optional()
        .describe(
            "Whether it calls AWS: through interface endpoints in the private subnets, or through the internet. Default: it does not.",
        ),
});

/** Who may open connections to a service, besides the load balancer and Prometheus. */
export const allowFrom = z.record(z.string(), peer);
