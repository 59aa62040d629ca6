import { z } from "zod";

const values = z.union([z.string(), z.array(z.string())]);

const statement = z.strictObject({
    actions: z.array(z.string()).describe("What the pods may do, such as s3:GetObject."),
    resources: z.array(z.string()).describe("ARNs of what they may do it to."),
    conditions: z
        .record(z.string(), z.record(z.string(), values))
        .optional()
        .describe("As IAM takes them: operator, key, values."),
});

/** The AWS permissions of the pods of one service account. */
export const podIdentity = z.strictObject({
    namespace: z.string().describe("Namespace of the pods."),
    serviceAccount: z.string().describe("Service account of the pods; each has one identity."),
    roleArn: z
        .string()
        .optional()
        .describe("A role that exists. Default: one is made, which only these pods can take."),
    policyArns: z.array(z.string()).optional().describe("Policies that exist, for a role that is made here."),
    statements: z.array(statement).optional().describe("What the pods may do besides, for a role that is made here."),
});
